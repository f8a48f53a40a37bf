package dev.heliograph.dispatch.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.WireCall;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** The SDK's HTTP client, which repeats nothing: by itself the SDK makes up to six requests. */
final class SinglePostClient extends HttpClient implements AutoCloseable {
  private final String baseUrl;
  private final TwilioAnswers answers;
  private final SingleRequests requests;

  /**
   * Of the account's one path: a URL is taken apart and put together for longer than it is sent.
   */
  private final Map<String, URI> urls = new ConcurrentHashMap<>();

  SinglePostClient(String baseUrl, SingleRequests requests, TwilioAnswers answers) {
    this.baseUrl = baseUrl;
    this.requests = requests;
    this.answers = answers;
  }

  Duration total() {
    return requests.total();
  }

  @Override
  public Response reliableRequest(Request request) {
    return makeRequest(request);
  }

  @Override
  public Response reliableRequest(
      Request request, int[] retryCodes, int retries, long delayMillis) {
    return makeRequest(request);
  }

  /** Never returns: what the SDK would make of the answer is of no use to us. */
  @Override
  public Response makeRequest(Request request) {
    try {
      var answer = requests.execute(post(request));
      var response = new Response(answer.body(), answer.status(), answer.headers());
      WireCall.current().answered(answers.read(response));
      throw Answered.ALREADY;
    } catch (IOException failure) {
      throw new ApiConnectionException("no answer from the provider", failure);
    }
  }

  /** The SDK has no setting for another host: its path is put behind our base URL. */
  private HttpPost post(Request request) {
    var post = new HttpPost(urls.computeIfAbsent(request.getUrl(), any -> urlOf(request)));
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> post.addHeader(name, value)));
    post.setHeader("Authorization", request.getAuthString());
    post.setEntity(
        new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED));
    return post;
  }

  /** A create has no query. */
  private URI urlOf(Request request) {
    return URI.create(baseUrl + request.constructURL().getFile());
  }

  @Override
  public void close() throws IOException {
    requests.close();
  }
}
