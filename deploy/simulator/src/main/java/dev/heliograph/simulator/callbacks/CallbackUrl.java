package dev.heliograph.simulator.callbacks;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a callback goes.
 *
 * @param signed the URL as given, without its fragment: what the signature covers
 * @param requestTarget path and query, as given
 */
public record CallbackUrl(String signed, Origin origin, String requestTarget, Overrides overrides) {

  /** A server; connections to it are shared. */
  public record Origin(boolean secure, String host, int port) {}

  /** Empty unless the text is an absolute http or https URL whose host has no underscore. */
  public static Optional<CallbackUrl> parse(String text) {
    int hash = text.indexOf('#');
    String signed = hash < 0 ? text : text.substring(0, hash);
    String fragment = hash < 0 ? "" : text.substring(hash + 1);
    try {
      return of(signed, new URI(signed), Overrides.of(fragment));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<CallbackUrl> of(String signed, URI uri, Overrides overrides) {
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean secure = scheme.equals("https");
    // a host with an underscore has no host for java.net.URI, and Twilio refuses it too
    if ((!secure && !scheme.equals("http")) || uri.getHost() == null) {
      return Optional.empty();
    }
    int port = uri.getPort() >= 0 ? uri.getPort() : secure ? 443 : 80;
    if (port > 65_535) {
      return Optional.empty();
    }
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    String target = uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    var origin = new Origin(secure, uri.getHost(), port);
    return Optional.of(new CallbackUrl(signed, origin, target, overrides));
  }
}
