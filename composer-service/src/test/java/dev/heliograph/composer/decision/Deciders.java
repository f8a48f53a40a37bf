package dev.heliograph.composer.decision;

import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deciders with the rules and templates that the service has. */
public final class Deciders {
  public static final PhoneNumber TEAM = new PhoneNumber("+15551230001");
  public static final PhoneNumber OPERATORS = new PhoneNumber("+15551230002");

  private Deciders() {}

  public static Decider usual() {
    return with(Map.of("SMS_NOTIFICATION_PHONE", TEAM, "TEAM_ALERT_PHONE", OPERATORS));
  }

  /** With these of our own numbers set. */
  static Decider with(Map<String, PhoneNumber> phones) {
    Templates templates = Templates.read("templates.yaml");
    var known =
        new Rules.Known(
            Set.copyOf(EventSchemas.TYPES),
            templates::has,
            Set.of("SMS_NOTIFICATION_PHONE", "TEAM_ALERT_PHONE"));
    return new Decider(
        Rules.read("rules.yaml", known), templates, new Site("6FB", Optional.empty(), phones));
  }
}
