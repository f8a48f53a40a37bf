package dev.heliograph.dispatch.twilio;

import com.twilio.exception.ApiConnectionException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes one request, once. The SDK repeats what fails, and so does the client below it, each by
 * itself: a message whose answer was lost would go out again. Neither happens here, nor is a
 * redirect or a challenge answered by another request.
 */
final class SinglePostClient extends HttpClient implements AutoCloseable {
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final Timeout CONNECT = Timeout.ofSeconds(3);

  /**
   * A connection that was idle for this long is looked at before it is used again: one that the
   * provider has closed meanwhile would look like a lost answer.
   */
  static final TimeValue CHECKED_AFTER = TimeValue.ofMilliseconds(100);

  private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(20);

  private final String baseUrl;
  private final Duration total;
  private final TwilioAnswers answers;
  private final CloseableHttpClient client;
  private final ScheduledThreadPoolExecutor cutter;

  /**
   * Opens no connection yet.
   *
   * @param connections at least as many as there are calls at once
   * @param total of one call: connecting, writing, and reading the whole answer
   * @param checkedAfter a connection that was idle for so long is looked at before it is used
   */
  SinglePostClient(
      String baseUrl,
      int connections,
      Duration total,
      TimeValue checkedAfter,
      TwilioAnswers answers) {
    this.baseUrl = baseUrl;
    this.total = total;
    this.answers = answers;
    this.client = client(connections, total, checkedAfter);
    this.cutter =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("twilio-cutter").factory());
    this.cutter.setRemoveOnCancelPolicy(true);
  }

  Duration total() {
    return total;
  }

  private static CloseableHttpClient client(
      int connections, Duration total, TimeValue checkedAfter) {
    return HttpClients.custom()
        .setConnectionManager(pool(connections, total, checkedAfter))
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setConnectionRequestTimeout(CONNECT)
                .setAuthenticationEnabled(false)
                .setExpectContinueEnabled(false)
                .build())
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(),
            "before-writing",
            (request, scope, chain) -> {
              TwilioCall.CURRENT.get().beforeWriting();
              return chain.proceed(request, scope);
            })
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableAuthCaching()
        .disableCookieManagement()
        .disableContentCompression()
        .evictIdleConnections(LONGEST_IDLE)
        .build();
  }

  private static PoolingHttpClientConnectionManager pool(
      int connections, Duration total, TimeValue checkedAfter) {
    return new GuardedPool()
        .setMaxConnTotal(connections)
        .setMaxConnPerRoute(connections)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(Timeout.of(total))
                .setValidateAfterInactivity(checkedAfter)
                .build())
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(CONNECT).build())
        .build();
  }

  /** Its connections write through {@link GuardedSocket}s. */
  private static final class GuardedPool extends PoolingHttpClientConnectionManagerBuilder {
    @Override
    protected HttpClientConnectionOperator createConnectionOperator(
        SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
      Registry<TlsSocketStrategy> secured =
          RegistryBuilder.<TlsSocketStrategy>create().register(URIScheme.HTTPS.id, tls).build();
      return new DefaultHttpClientConnectionOperator(GuardedSocket::open, ports, names, secured);
    }
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

  @Override
  public Response makeRequest(Request request) {
    TwilioCall call = TwilioCall.CURRENT.get();
    HttpPost post = post(request);
    Future<?> cut = cutter.schedule(post::cancel, total.toMillis(), TimeUnit.MILLISECONDS);
    try {
      Response response = client.execute(post, SinglePostClient::read);
      call.answered(response, answers);
      return response;
    } catch (IOException failure) {
      call.failed(failure);
      throw new ApiConnectionException("no answer from the provider", failure);
    } finally {
      cut.cancel(false);
    }
  }

  /** The SDK has no setting for another host: its path is put behind our base URL. */
  private HttpPost post(Request request) {
    var post = new HttpPost(URI.create(baseUrl + request.constructURL().getFile()));
    request
        .getHeaderParams()
        .forEach((name, values) -> values.forEach(value -> post.addHeader(name, value)));
    post.setHeader("Authorization", request.getAuthString());
    post.setEntity(
        new StringEntity(request.encodeFormBody(), ContentType.APPLICATION_FORM_URLENCODED));
    return post;
  }

  private static Response read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    byte[] body = entity == null ? new byte[0] : entity.getContent().readNBytes(LARGEST_ANSWER);
    Header[] headers = response.getHeaders();
    return new Response(new String(body, StandardCharsets.UTF_8), response.getCode(), headers);
  }

  @Override
  public void close() throws IOException {
    cutter.shutdownNow();
    client.close();
  }
}
