package dev.heliograph.local;

/** What {@code ./run --help} prints. */
final class Help {
  static final String TEXT =
      """
      ./run                    builds if needed, starts everything on this machine, stops it on Ctrl-C
      ./run --data DIR         keeps the data in DIR instead of ./data
      ./run --check            starts everything, sends one of each kind through to 'delivered', stops; exit 0 or 1
      ./run --no-build         takes the jars, and Java's start-up caches, as they are
      ./run --no-train         does not make those caches where they are missing: everything starts more slowly
      ./run --train            makes them (a real flow through a stack of its own) and starts nothing

      ./run keys               prints new keys and secrets as lines for .env, and keeps none of them

      From another terminal, while it runs (--data DIR here too):
      ./run stop NAME          takes one part away
      ./run start NAME         brings it back
      ./run stop               stops everything

      NAME is kafka, postgres, simulator, ingest, composer, dispatch or status.
      Its log is DIR/log/NAME.log, its process id is in DIR/run/NAME.pid.

      Environment variables win over the defaults:
      INGEST_PORT COMPOSER_PORT DISPATCH_PORT STATUS_PORT SIMULATOR_PORT KAFKA_PORT POSTGRES_PORT
                               8081, 8082, 8083, 8084, 8090, 9092, 54320
      KAFKA_BOOTSTRAP_SERVERS  a broker of yours: the embedded one is not started
      DATABASE_URL, DATABASE_USERNAME, DATABASE_PASSWORD
                               a database of yours (JDBC): the embedded one is not started
      TWILIO_BASE_URL, TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER or TWILIO_MESSAGING_SERVICE_SID
                               Twilio, or a stand-in of yours: the simulator is not started
      SMS_ROUTES, TWILIO_SENDERS, AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN, AWS_REGION,
      SNS_SENDER_ID, SNS_SENDERS, SNS_ENDPOINT, ADVANTA_API_KEY, ADVANTA_PARTNER_ID, ADVANTA_SHORTCODE,
      ADVANTA_SENDERS, ADVANTA_BASE_URL
                               further providers, and by whom texts go (docs/providers.md); the simulator plays
                               both, at /sns and /advanta of its address
      PUBLIC_URL               where Twilio reaches the status service
      STRIPE_WEBHOOK_SECRETS   one or more, with commas between them
      SMS_NOTIFICATION_PHONE, TEAM_ALERT_PHONE, TEAM_ALERT_EMAIL
                               who gets sale notices and alerts
      SMTP_URL, EMAIL_FROM     your mail server, and whom mails come from; SLACK_WEBHOOK_URL, DISCORD_WEBHOOK_URL:
                               your channels. What is not set is kept and shown by the simulator
      HELIOGRAPH_API_KEYS, HELIOGRAPH_KEYSET, HELIOGRAPH_HASH_KEYSET
                               keys; made once, in DIR/run/secrets, where they are not set
      SENDING_ENABLED          'false' keeps what arrives and sends nothing""";

  private Help() {}
}
