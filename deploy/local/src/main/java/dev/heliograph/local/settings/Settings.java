package dev.heliograph.local.settings;

import static dev.heliograph.local.settings.Part.KAFKA;
import static dev.heliograph.local.settings.Part.POSTGRES;
import static dev.heliograph.local.settings.Part.SIMULATOR;
import static dev.heliograph.local.settings.Part.STATUS;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.postgres.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What a stack runs with.
 *
 * @param parts those that are started here; what a variable points elsewhere is not
 * @param environment all of the parts' environment: what was set, and a default for what was not
 */
public record Settings(Set<Part> parts, Ports ports, Map<String, String> environment) {
  private static final String SMTP_PORT = "SIMULATOR_SMTP_PORT";

  public Settings {
    var ordered = EnumSet.noneOf(Part.class);
    ordered.addAll(parts);
    parts = Collections.unmodifiableSet(ordered);
    environment = Map.copyOf(environment);
  }

  /**
   * Completes an environment.
   *
   * @throws Problem that names the variable which is malformed or missing
   */
  public static Settings of(Map<String, String> environment, Secrets secrets) {
    // an empty variable is one that is not set: so it is in Compose files and shells
    var values = new TreeMap<>(environment);
    values.values().removeIf(String::isBlank);
    Ports ports = Ports.of(values);
    Set<Part> parts = parts(values);
    ports.requireDistinct(parts);
    Optional.ofNullable(values.get(SMTP_PORT))
        .filter(_ -> parts.contains(SIMULATOR))
        .ifPresent(port -> ports.requireNotTaken(SMTP_PORT, port, parts));
    requireCompanions(values);
    defaults(values, ports, secrets);
    if (parts.contains(SIMULATOR)) {
      simulated(values, ports);
    }
    return new Settings(parts, ports, values);
  }

  /** Settings of a stack that runs, from the environment it was started with. */
  public static Settings ofComplete(Map<String, String> environment, Set<Part> parts) {
    return new Settings(parts, Ports.of(environment), environment);
  }

  /** The value of a variable that has a default, so always one. */
  public String value(String variable) {
    String value = environment.get(variable);
    if (value == null) {
      throw new IllegalArgumentException("no default for " + variable);
    }
    return value;
  }

  public Optional<String> find(String variable) {
    return Optional.ofNullable(environment.get(variable));
  }

  /** The secret to sign with; the others are there while it is being replaced. */
  public String stripeSecret() {
    return value("STRIPE_WEBHOOK_SECRETS").split(",", -1)[0].strip();
  }

  public String url(Part part) {
    return "http://localhost:" + ports.of(part);
  }

  private static Set<Part> parts(Map<String, String> set) {
    var parts = EnumSet.allOf(Part.class);
    if (set.containsKey("KAFKA_BOOTSTRAP_SERVERS")) {
      parts.remove(KAFKA);
    }
    if (set.containsKey("DATABASE_URL")) {
      parts.remove(POSTGRES);
    }
    if (set.containsKey("TWILIO_BASE_URL")) {
      parts.remove(SIMULATOR);
    }
    return parts;
  }

  /** A made-up password opens nobody's database, a made-up token nobody's account: ask for them. */
  private static void requireCompanions(Map<String, String> set) {
    if (set.containsKey("DATABASE_URL")) {
      require(set, "DATABASE_USERNAME", "DATABASE_URL");
      require(set, "DATABASE_PASSWORD", "DATABASE_URL");
    } else if ("postgres".equals(set.get("DATABASE_USERNAME"))) {
      throw new Problem(
          "DATABASE_USERNAME is 'postgres', the embedded database's own user; set another name.");
    }
    if (set.containsKey("SMTP_URL")) {
      require(set, "EMAIL_FROM", "SMTP_URL");
    }
    if (set.containsKey("TWILIO_BASE_URL")) {
      require(set, "TWILIO_ACCOUNT_SID", "TWILIO_BASE_URL");
      require(set, "TWILIO_AUTH_TOKEN", "TWILIO_BASE_URL");
      if (!set.containsKey("TWILIO_MESSAGING_SERVICE_SID")) {
        require(set, "TWILIO_PHONE_NUMBER", "TWILIO_BASE_URL");
      }
    }
  }

  /** The simulator stands in for the ways of sending that are not set up. */
  private static void simulated(Map<String, String> values, Ports ports) {
    boolean usualPorts = ports.of(SIMULATOR) == SIMULATOR.defaultPort();
    if (!values.containsKey(SMTP_PORT)) {
      values.put(SMTP_PORT, String.valueOf(MailPort.free(usualPorts)));
    }
    if (!values.containsKey("SMTP_URL")) {
      values.put("SMTP_URL", "smtp://localhost:" + values.get(SMTP_PORT));
      values.putIfAbsent("EMAIL_FROM", "heliograph@heliograph.example");
      values.putIfAbsent("TEAM_ALERT_EMAIL", "operators@heliograph.example");
    }
    String url = "http://localhost:" + ports.of(SIMULATOR);
    values.putIfAbsent("SLACK_WEBHOOK_URL", url + "/slack/services/T000/B000/local");
    values.putIfAbsent("DISCORD_WEBHOOK_URL", url + "/discord/api/webhooks/1/local");
  }

  private static void require(Map<String, String> set, String variable, String because) {
    if (!set.containsKey(variable)) {
      throw new Problem(
          "%s is missing: with %s set there is no default for it; set %s too."
              .formatted(variable, because, variable));
    }
  }

  private static void defaults(Map<String, String> values, Ports ports, Secrets secrets) {
    for (Part part : Part.values()) {
      values.putIfAbsent(part.portVariable(), String.valueOf(ports.of(part)));
    }
    values.putIfAbsent("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(KAFKA));
    values.putIfAbsent("DATABASE_URL", Database.url(ports.of(POSTGRES), Database.NAME));
    values.putIfAbsent("DATABASE_USERNAME", "heliograph");
    secret(values, secrets, "DATABASE_PASSWORD", () -> Secrets.hex(16));
    values.putIfAbsent("PUBLIC_URL", "http://localhost:" + ports.of(STATUS));
    values.putIfAbsent("TWILIO_BASE_URL", "http://localhost:" + ports.of(SIMULATOR));
    if (!values.containsKey("TWILIO_MESSAGING_SERVICE_SID")) {
      values.putIfAbsent("TWILIO_PHONE_NUMBER", "+15005550006");
    }
    values.putIfAbsent("SMS_NOTIFICATION_PHONE", "+15551230100");
    values.putIfAbsent("TEAM_ALERT_PHONE", "+15551230101");
    values.putIfAbsent("SENDING_ENABLED", "true");
    values.putIfAbsent("LOG_FORMAT", "ecs");
    secret(values, secrets, "TWILIO_ACCOUNT_SID", () -> "AC" + Secrets.hex(16));
    secret(values, secrets, "TWILIO_AUTH_TOKEN", () -> Secrets.hex(16));
    secret(values, secrets, "STRIPE_WEBHOOK_SECRETS", () -> "whsec_" + Secrets.hex(16));
    secret(values, secrets, "HELIOGRAPH_KEYSET", Keysets::forEncryption);
    secret(values, secrets, "HELIOGRAPH_HASH_KEYSET", Keysets::forHashing);
    apiKey(values, secrets);
  }

  /** With keys of one's own, the one to call with is known only where it is set as well. */
  private static void apiKey(Map<String, String> values, Secrets secrets) {
    if (values.containsKey("HELIOGRAPH_API_KEYS")) {
      return;
    }
    values.putIfAbsent("HELIOGRAPH_API_KEY", secrets.apiKey());
    String key = values.getOrDefault("HELIOGRAPH_API_KEY", "");
    values.put("HELIOGRAPH_API_KEYS", "local:all:" + sha256(key));
  }

  private static void secret(
      Map<String, String> values, Secrets secrets, String name, Supplier<String> maker) {
    if (!values.containsKey(name)) {
      values.put(name, secrets.named(name, maker));
    }
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has SHA-256
    }
  }

  @Override
  public String toString() {
    return "Settings" + parts;
  }
}
