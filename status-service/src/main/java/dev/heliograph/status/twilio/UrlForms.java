package dev.heliograph.status.twilio;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms in which Twilio may have signed one URL: proxies and Twilio itself disagree on whether
 * the port belongs to it. Nothing else of the URL is touched.
 */
final class UrlForms {
  private static final Pattern URL =
      Pattern.compile(
          "(?<scheme>https?)://(?<host>[^/?#:]+|[^/?#]*@[^/?#:]+|[^/?#]*\\[[^/?#]*])"
              + "(?<port>:[0-9]+)?(?<rest>[/?].*)?",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private UrlForms() {}

  /** As it is, without its port, and with the default one. */
  static Set<String> of(String url) {
    var forms = new LinkedHashSet<String>();
    forms.add(url);
    Matcher parts = URL.matcher(url);
    if (parts.matches()) {
      String start = parts.group("scheme") + "://" + parts.group("host");
      String rest = parts.group("rest") == null ? "" : parts.group("rest");
      forms.add(start + rest);
      if (parts.group("port") == null) {
        forms.add(start + defaultPort(parts.group("scheme")) + rest);
      }
    }
    return forms;
  }

  private static String defaultPort(String scheme) {
    return scheme.toLowerCase(Locale.ROOT).equals("https") ? ":443" : ":80";
  }
}
