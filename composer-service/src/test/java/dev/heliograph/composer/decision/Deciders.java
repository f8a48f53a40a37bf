package dev.heliograph.composer.decision;

import dev.heliograph.composer.rules.Rules;
import dev.heliograph.composer.templates.Templates;
import dev.heliograph.contracts.event.EventSchemas;
import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.phone.PhoneNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Deciders with the rules and templates that the service has. */
public final class Deciders {
  public static final PhoneNumber TEAM = new PhoneNumber("+15551230001");
  public static final PhoneNumber OPERATORS = new PhoneNumber("+15551230002");

  private static final Map<String, Recipient> TEXTS =
      Map.of(
          "SMS_NOTIFICATION_PHONE",
          Recipient.sms(TEAM),
          "TEAM_ALERT_PHONE",
          Recipient.sms(OPERATORS));

  private Deciders() {}

  public static Decider usual() {
    return with(TEXTS);
  }

  /** With these of our own addresses set, and no channel but texts. */
  static Decider with(Map<String, Recipient> own) {
    return with(own, Set.of(Channel.SMS));
  }

  /** With every channel set up. */
  static Decider withEveryChannel() {
    var own = new HashMap<>(TEXTS);
    own.put("TEAM_ALERT_EMAIL", new Recipient(Channel.EMAIL, "ops@example.com"));
    own.put("SLACK_WEBHOOK_URL", new Recipient(Channel.SLACK, "team"));
    own.put("DISCORD_WEBHOOK_URL", new Recipient(Channel.DISCORD, "team"));
    return with(own, Set.of(Channel.values()));
  }

  /** With these addresses set, and these channels. */
  static Decider with(Map<String, Recipient> own, Set<Channel> channels) {
    Templates templates = Templates.read("templates.yaml");
    var known =
        new Rules.Known(
            Set.copyOf(EventSchemas.TYPES),
            templates::has,
            Set.of(
                "SMS_NOTIFICATION_PHONE",
                "TEAM_ALERT_PHONE",
                "TEAM_ALERT_EMAIL",
                "SLACK_WEBHOOK_URL",
                "DISCORD_WEBHOOK_URL"));
    return new Decider(
        Rules.read("rules.yaml", known),
        templates,
        new Site("6FB", Optional.empty(), own, channels));
  }
}
