package dev.heliograph.composer;

import dev.heliograph.contracts.message.Channel;
import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.contracts.message.Recipient;
import dev.heliograph.contracts.phone.PhoneNumber;
import dev.heliograph.support.config.MalformedVariable;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the composer is told from outside. A number or an address that is none stops the start.
 *
 * @param brandName the default brand's name, as texts show it
 * @param defaultRegion ISO 3166-1 alpha-2, for numbers in events without a country code; blank:
 *     none
 * @param team where sales and alerts are told
 * @param other the ways of sending beside texts
 */
@ConfigurationProperties("heliograph.composer")
record ComposerSettings(String brandName, String defaultRegion, Team team, Other other) {
  private static final String NOTIFICATION_PHONE = "SMS_NOTIFICATION_PHONE";
  private static final String ALERT_PHONE = "TEAM_ALERT_PHONE";
  private static final String ALERT_EMAIL = "TEAM_ALERT_EMAIL";
  private static final String SLACK = "SLACK_WEBHOOK_URL";
  private static final String DISCORD = "DISCORD_WEBHOOK_URL";

  /** The one channel that each webhook leads to. */
  private static final String TEAM_CHANNEL = "team";

  /** The settings that a rule may take an address from. */
  static final Set<String> ADDRESSES =
      Set.of(NOTIFICATION_PHONE, ALERT_PHONE, ALERT_EMAIL, SLACK, DISCORD);

  /**
   * Our own people; blank: nowhere.
   *
   * @param notificationPhone hears of sales
   * @param alertPhone hears of system alerts
   * @param alertEmail hears of system alerts too
   */
  record Team(String notificationPhone, String alertPhone, String alertEmail) {
    @Override
    public String toString() {
      return "Team"; // numbers are not shown
    }
  }

  /**
   * By which ways something can be sent; blank: not by this one. What they hold is for dispatch.
   */
  record Other(String smtp, String slack, String discord) {
    @Override
    public String toString() {
      return "Other"; // each holds a secret
    }
  }

  ComposerSettings {
    if (brandName.isBlank()) {
      throw new MalformedVariable(
          "DEFAULT_BRAND_NAME", "it is blank; set it to the name that texts shall show");
    }
    if (!defaultRegion.isBlank() && !PhoneNumber.isRegion(defaultRegion)) {
      throw new MalformedVariable(
          "DEFAULT_REGION", "it is no region; set it to two capital letters, such as KE");
    }
    number(NOTIFICATION_PHONE, team.notificationPhone(), region(defaultRegion));
    number(ALERT_PHONE, team.alertPhone(), region(defaultRegion));
    mail(team.alertEmail());
  }

  Optional<String> region() {
    return region(defaultRegion);
  }

  /** By the name of their setting, those that are set. */
  Map<String, Recipient> own() {
    var own = new LinkedHashMap<String, Recipient>();
    number(NOTIFICATION_PHONE, team.notificationPhone(), region())
        .ifPresent(number -> own.put(NOTIFICATION_PHONE, Recipient.sms(number)));
    number(ALERT_PHONE, team.alertPhone(), region())
        .ifPresent(number -> own.put(ALERT_PHONE, Recipient.sms(number)));
    mail(team.alertEmail()).ifPresent(address -> own.put(ALERT_EMAIL, Recipient.email(address)));
    own.put(SLACK, new Recipient(Channel.SLACK, TEAM_CHANNEL));
    own.put(DISCORD, new Recipient(Channel.DISCORD, TEAM_CHANNEL));
    return own;
  }

  /** By which something can be sent. */
  Set<Channel> channels() {
    var channels = EnumSet.of(Channel.SMS);
    if (!other.smtp().isBlank()) {
      channels.add(Channel.EMAIL);
    }
    if (!other.slack().isBlank()) {
      channels.add(Channel.SLACK);
    }
    if (!other.discord().isBlank()) {
      channels.add(Channel.DISCORD);
    }
    return channels;
  }

  private static Optional<PhoneNumber> number(
      String variable, String text, Optional<String> region) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    return switch (PhoneNumber.parse(text, region)) {
      case PhoneNumber.Parsed.Valid(var number) -> Optional.of(number);
      case PhoneNumber.Parsed.Invalid(var problem) ->
          throw new MalformedVariable(variable, problem.detail());
    };
  }

  private static Optional<EmailAddress> mail(String text) {
    Optional<EmailAddress> address = EmailAddress.parse(text);
    if (!text.isBlank() && address.isEmpty()) {
      throw new MalformedVariable(
          ALERT_EMAIL, "it is no e-mail address; write it as ops@example.com");
    }
    return address;
  }

  private static Optional<String> region(String defaultRegion) {
    return Optional.of(defaultRegion).filter(region -> !region.isBlank());
  }

  /** Numbers and addresses are not shown. */
  @Override
  public String toString() {
    return "ComposerSettings[brandName=%s, defaultRegion=%s, own=%s, channels=%s]"
        .formatted(brandName, defaultRegion, own().keySet(), channels());
  }
}
