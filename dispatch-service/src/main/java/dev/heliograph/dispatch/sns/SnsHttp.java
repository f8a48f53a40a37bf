package dev.heliograph.dispatch.sns;

import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.SingleRequests.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;

/** What the SDK has signed, made once and within its time; the SDK's own clients know neither. */
final class SnsHttp implements SdkHttpClient {
  /** They follow from the address and the body. */
  private static final Set<String> NOT_COPIED = Set.of("content-length", "host");

  private final SingleRequests requests;
  private final String endpoint;

  /**
   * Asks nothing yet.
   *
   * @param endpoint empty: Amazon's own
   */
  SnsHttp(SingleRequests requests, String endpoint) {
    this.requests = requests;
    this.endpoint = endpoint;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest prepared) {
    HttpUriRequestBase request = request(prepared);
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return response(requests.execute(request));
      }

      @Override
      public void abort() {
        request.abort();
      }
    };
  }

  /** The SDK leaves out what path an endpoint has. */
  private URI address(URI signed) {
    return endpoint.isEmpty() ? signed : URI.create(endpoint + signed.getRawPath());
  }

  private HttpUriRequestBase request(HttpExecuteRequest prepared) {
    SdkHttpRequest signed = prepared.httpRequest();
    var request = new HttpUriRequestBase(signed.method().name(), address(signed.getUri()));
    signed.forEachHeader(
        (name, values) -> {
          if (!NOT_COPIED.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.addHeader(name, value));
          }
        });
    prepared
        .contentStreamProvider()
        .ifPresent(body -> request.setEntity(new ByteArrayEntity(bytes(body), null)));
    return request;
  }

  private static byte[] bytes(ContentStreamProvider body) {
    try (InputStream in = body.newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // it is in memory
    }
  }

  private static HttpExecuteResponse response(Answer answer) {
    var response = SdkHttpFullResponse.builder().statusCode(answer.status());
    for (Header header : answer.headers()) {
      response.appendHeader(header.getName(), header.getValue());
    }
    var body = new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8));
    return HttpExecuteResponse.builder()
        .response(response.build())
        .responseBody(AbortableInputStream.create(body))
        .build();
  }

  @Override
  public String clientName() {
    return "single";
  }

  @Override
  public void close() {
    // the requests are closed by who opened them
  }
}
