package dev.heliograph.local.settings;

/**
 * New keys and secrets for an installation of one's own; they are printed once and kept nowhere.
 */
public final class FreshKeys {
  private FreshKeys() {}

  /** Lines of an environment file, quoted as Compose reads them. */
  public static String environmentFile() {
    String key = "hk_" + Secrets.hex(16);
    return """
        # the API key to call with; the services know its hash alone
        # %s
        HELIOGRAPH_API_KEYS=local:all:%s
        HELIOGRAPH_KEYSET='%s'
        HELIOGRAPH_HASH_KEYSET='%s'
        DATABASE_PASSWORD=%s
        GRAFANA_PASSWORD=%s
        # for the simulator and for a try; yours come from Twilio's console and Stripe's dashboard
        TWILIO_ACCOUNT_SID=AC%s
        TWILIO_AUTH_TOKEN=%s
        STRIPE_WEBHOOK_SECRETS=whsec_%s"""
        .formatted(
            key,
            Settings.sha256(key),
            Keysets.forEncryption(),
            Keysets.forHashing(),
            Secrets.hex(16),
            Secrets.hex(16),
            Secrets.hex(16),
            Secrets.hex(16),
            Secrets.hex(16));
  }
}
