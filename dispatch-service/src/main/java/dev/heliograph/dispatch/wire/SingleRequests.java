package dev.heliograph.dispatch.wire;

import dev.heliograph.support.waiting.Bounds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
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
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.Registry;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * Makes each request once, within a {@link WireCall}. Clients repeat what fails by themselves: a
 * message whose answer was lost would go out again. Here that does not happen, nor is a redirect or
 * a challenge answered by another request.
 */
public final class SingleRequests implements AutoCloseable {
  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final Timeout CONNECT = Timeout.ofSeconds(3);

  /**
   * A connection that was idle for this long is looked at before it is used again: one that the
   * provider has closed meanwhile would look like a lost answer.
   */
  public static final Duration CHECKED_AFTER = Duration.ofMillis(100);

  private static final TimeValue LONGEST_IDLE = TimeValue.ofSeconds(20);

  private final Duration total;
  private final CloseableHttpClient client;
  private final Bounds cutter;

  /** An answer, read whole. */
  @SuppressWarnings("ArrayRecordComponent") // as the client has them; never compared
  public record Answer(int status, Header[] headers, String body) {
    @Override
    public String toString() {
      return "Answer[" + status + "]"; // a body may hold a number
    }
  }

  /**
   * Opens no connection yet.
   *
   * @param provider whose name its thread bears
   * @param connections at least as many as there are calls at once
   * @param total of one call: connecting, writing, and reading the whole answer
   * @param checkedAfter a connection that was idle for so long is looked at before it is used
   */
  public SingleRequests(String provider, int connections, Duration total, Duration checkedAfter) {
    this.total = total;
    this.client = client(connections, TimeValue.of(checkedAfter));
    this.cutter = new Bounds(provider + "-cutter");
  }

  public Duration total() {
    return total;
  }

  private static CloseableHttpClient client(int connections, TimeValue checkedAfter) {
    return HttpClients.custom()
        .setConnectionManager(pool(connections, checkedAfter))
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
              WireCall.current().beforeWriting();
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

  private static PoolingHttpClientConnectionManager pool(int connections, TimeValue checkedAfter) {
    return new GuardedPool()
        .setMaxConnTotal(connections)
        .setMaxConnPerRoute(connections)
        .setDefaultConnectionConfig(
            ConnectionConfig.custom()
                .setConnectTimeout(CONNECT)
                .setSocketTimeout(Timeout.DISABLED) // the whole call is cut, not each read
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

  /**
   * Makes the request of the current {@link WireCall}, and tells it where that fails.
   *
   * @throws IOException where there is no whole answer
   */
  public Answer execute(HttpUriRequestBase request) throws IOException {
    try (var _ = cutter.in(total, request::cancel)) {
      return client.execute(request, SingleRequests::read);
    } catch (IOException failure) {
      WireCall.current().failed(failure);
      throw failure;
    }
  }

  private static Answer read(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    String body = entity == null ? "" : text(entity);
    return new Answer(response.getCode(), response.getHeaders(), body);
  }

  /** Into an array of the length that is announced: the usual buffer is many times as large. */
  private static String text(HttpEntity entity) throws IOException {
    long announced = entity.getContentLength();
    InputStream content = entity.getContent();
    if (announced < 0 || announced > LARGEST_ANSWER) {
      return new String(content.readNBytes(LARGEST_ANSWER), StandardCharsets.UTF_8);
    }
    byte[] body = new byte[(int) announced];
    return new String(body, 0, content.readNBytes(body, 0, body.length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    cutter.close();
    client.close();
  }
}
