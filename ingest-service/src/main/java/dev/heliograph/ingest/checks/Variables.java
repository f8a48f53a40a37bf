package dev.heliograph.ingest.checks;

import static dev.heliograph.ingest.checks.Variable.Need.DEFAULTED;
import static dev.heliograph.ingest.checks.Variable.Need.OPTIONAL;
import static dev.heliograph.ingest.checks.Variable.Need.REQUIRED;
import static dev.heliograph.ingest.checks.Variable.either;
import static dev.heliograph.ingest.checks.Variable.single;

import java.util.List;

/** Every variable that a person who deploys the system may have to set. */
final class Variables {
  static final String SMS_NOTIFICATION_PHONE = "SMS_NOTIFICATION_PHONE";
  private static final String NUMBER = "TWILIO_PHONE_NUMBER";
  private static final String SERVICE = "TWILIO_MESSAGING_SERVICE_SID";

  static final List<Variable> ALL =
      List.of(
          single("KAFKA_BOOTSTRAP_SERVERS", Form.SERVERS, REQUIRED, "the brokers, host:port"),
          single("KAFKA_REPLICAS", Form.COUNT, DEFAULTED, "copies of each partition, such as 3"),
          single(
              "HELIOGRAPH_API_KEYS",
              Form.API_KEYS,
              REQUIRED,
              "who may call: name:scope+scope:HASH"),
          single("HELIOGRAPH_KEYSET", Form.JSON, REQUIRED, "encrypts personal data: a Tink keyset"),
          single(
              "HELIOGRAPH_HASH_KEYSET", Form.JSON, REQUIRED, "finds personal data: a Tink keyset"),
          single("DATABASE_URL", Form.JDBC_URL, REQUIRED, "the database, jdbc:postgresql:…"),
          single("DATABASE_USERNAME", Form.ANY, REQUIRED, "the database's user"),
          single("DATABASE_PASSWORD", Form.ANY, REQUIRED, "the user's password"),
          single("PUBLIC_URL", Form.HTTP_URL, REQUIRED, "where Twilio reaches the status service"),
          single("STRIPE_WEBHOOK_SECRETS", Form.STRIPE_SECRETS, REQUIRED, "know Stripe: whsec_…"),
          single("TWILIO_ACCOUNT_SID", Form.TWILIO_ACCOUNT, REQUIRED, "the Twilio account, AC…"),
          single("TWILIO_AUTH_TOKEN", Form.TWILIO_TOKEN, REQUIRED, "the account's auth token"),
          either(NUMBER, SERVICE, Form.PHONE, "the sender: a number in E.164"),
          either(SERVICE, NUMBER, Form.TWILIO_SERVICE, "the sender: a Messaging Service, MG…"),
          single("TWILIO_BASE_URL", Form.HTTP_URL, DEFAULTED, "another API than Twilio's own"),
          single(
              SMS_NOTIFICATION_PHONE, Form.PHONE, REQUIRED, "hears of sales and of the test text"),
          single("TEAM_ALERT_PHONE", Form.PHONE, REQUIRED, "hears of critical failures"),
          single(
              "SLACK_WEBHOOK_URL", Form.HTTP_URL, OPTIONAL, "sales and alerts to a Slack channel"),
          single(
              "DISCORD_WEBHOOK_URL",
              Form.HTTP_URL,
              OPTIONAL,
              "sales and alerts to a Discord channel"),
          single("SMTP_URL", Form.SMTP_URL, OPTIONAL, "the mail server, smtp://user:password@host"),
          single("EMAIL_FROM", Form.EMAIL, OPTIONAL, "whom e-mails come from"),
          single("TEAM_ALERT_EMAIL", Form.EMAIL, OPTIONAL, "hears of critical failures too"),
          single("DEFAULT_REGION", Form.REGION, OPTIONAL, "reads national numbers, such as KE"),
          single("DEFAULT_BRAND_NAME", Form.ANY, DEFAULTED, "the name that sale notices show"),
          single(
              "SENDING_ENABLED", Form.SWITCH, DEFAULTED, "false: nothing goes out, all is kept"));

  private Variables() {}
}
