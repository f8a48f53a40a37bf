package dev.heliograph.ingest.checks;

import static dev.heliograph.ingest.checks.Variable.Need.DEFAULTED;
import static dev.heliograph.ingest.checks.Variable.Need.OPTIONAL;
import static dev.heliograph.ingest.checks.Variable.Need.REQUIRED;
import static dev.heliograph.ingest.checks.Variable.either;
import static dev.heliograph.ingest.checks.Variable.of;

import java.util.List;

/** Every variable that a person who deploys the system may have to set. */
final class Variables {
  static final String SMS_NOTIFICATION_PHONE = "SMS_NOTIFICATION_PHONE";
  private static final String NUMBER = "TWILIO_PHONE_NUMBER";
  private static final String SERVICE = "TWILIO_MESSAGING_SERVICE_SID";

  static final List<Variable> ALL =
      List.of(
          of("KAFKA_BOOTSTRAP_SERVERS", Form.SERVERS, REQUIRED, "the brokers, host:port"),
          of("HELIOGRAPH_API_KEYS", Form.API_KEYS, REQUIRED, "who may call: name:scope+scope:HASH"),
          of("HELIOGRAPH_KEYSET", Form.JSON, REQUIRED, "encrypts personal data: a Tink keyset"),
          of("HELIOGRAPH_HASH_KEYSET", Form.JSON, REQUIRED, "finds personal data: a Tink keyset"),
          of("DATABASE_URL", Form.JDBC_URL, REQUIRED, "the database, jdbc:postgresql:…"),
          of("DATABASE_USERNAME", Form.ANY, REQUIRED, "the database's user"),
          of("DATABASE_PASSWORD", Form.ANY, REQUIRED, "the user's password"),
          of("PUBLIC_URL", Form.HTTP_URL, REQUIRED, "where Twilio reaches the status service"),
          of("STRIPE_WEBHOOK_SECRETS", Form.STRIPE_SECRETS, REQUIRED, "know Stripe: whsec_…"),
          of("TWILIO_ACCOUNT_SID", Form.TWILIO_ACCOUNT, REQUIRED, "the Twilio account, AC…"),
          of("TWILIO_AUTH_TOKEN", Form.TWILIO_TOKEN, REQUIRED, "the account's auth token"),
          either(NUMBER, SERVICE, Form.PHONE, "the sender: a number in E.164"),
          either(SERVICE, NUMBER, Form.TWILIO_SERVICE, "the sender: a Messaging Service, MG…"),
          of("TWILIO_BASE_URL", Form.HTTP_URL, DEFAULTED, "another API than Twilio's own"),
          of(SMS_NOTIFICATION_PHONE, Form.PHONE, REQUIRED, "hears of sales and of the test text"),
          of("TEAM_ALERT_PHONE", Form.PHONE, REQUIRED, "hears of critical failures"),
          of("SLACK_WEBHOOK_URL", Form.HTTP_URL, OPTIONAL, "alerts to Slack"),
          of("DISCORD_WEBHOOK_URL", Form.HTTP_URL, OPTIONAL, "alerts to Discord"),
          of("SMTP_URL", Form.SMTP_URL, OPTIONAL, "e-mail, smtp://…"),
          of("DEFAULT_REGION", Form.REGION, OPTIONAL, "reads national numbers, such as KE"),
          of("SENDING_ENABLED", Form.SWITCH, DEFAULTED, "false: nothing goes out, all is kept"));

  private Variables() {}
}
