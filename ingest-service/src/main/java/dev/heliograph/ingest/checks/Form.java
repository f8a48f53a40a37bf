package dev.heliograph.ingest.checks;

import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the value of a variable must look like. Whether it also works is shown by the drills. */
enum Form {
  ANY,
  PHONE,
  HTTP_URL,
  JDBC_URL,
  SMTP_URL,
  EMAIL,
  SERVERS,
  COUNT,
  API_KEYS,
  STRIPE_SECRETS,
  TWILIO_ACCOUNT,
  TWILIO_TOKEN,
  TWILIO_SERVICE,
  REGION,
  SWITCH,
  JSON;

  boolean fits(String text) {
    return switch (this) {
      case ANY -> true;
      case PHONE -> PhoneNumber.parse(text, Optional.empty()) instanceof PhoneNumber.Parsed.Valid;
      case HTTP_URL -> hasScheme(text, Set.of("http", "https"));
      case JDBC_URL -> text.startsWith("jdbc:postgresql:");
      case SMTP_URL -> hasScheme(text, Set.of("smtp", "smtps"));
      case EMAIL -> EmailAddress.parse(text).isPresent();
      case SERVERS -> everyEntry(text, "[^\\s,]+:[0-9]{1,5}");
      case COUNT -> text.matches("[1-9][0-9]{0,3}");
      case API_KEYS -> everyEntry(text, "[a-z0-9][a-z0-9._-]*:[a-z]+(\\+[a-z]+)*:[0-9a-f]{64}");
      case STRIPE_SECRETS -> everyEntry(text, "whsec_[!-~]+");
      case TWILIO_ACCOUNT -> text.matches("AC[0-9a-fA-F]{32}");
      case TWILIO_TOKEN -> text.matches("[!-~]{16,}");
      case TWILIO_SERVICE -> text.matches("MG[0-9a-fA-F]{32}");
      case REGION -> PhoneNumber.isRegion(text);
      case SWITCH -> text.equals("true") || text.equals("false");
      case JSON -> text.startsWith("{");
    };
  }

  private static boolean hasScheme(String text, Set<String> schemes) {
    try {
      URI uri = new URI(text);
      return uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean everyEntry(String text, String regex) {
    Pattern entry = Pattern.compile(regex);
    return Arrays.stream(text.split(",", -1))
        .allMatch(each -> entry.matcher(each.strip()).matches());
  }
}
