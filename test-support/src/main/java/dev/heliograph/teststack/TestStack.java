package dev.heliograph.teststack;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.mac.MacConfig;
import com.google.crypto.tink.mac.PredefinedMacParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** What a service's test needs from outside: a broker, a database and a full configuration. */
public final class TestStack {
  /** The clear API key that {@link #environment()} allows everything. */
  public static final String API_KEY = "test-key";

  public static final String API_CLIENT = "tests";
  public static final String STRIPE_SECRET = "whsec_test_0123456789abcdef";
  public static final String TWILIO_ACCOUNT_SID = "AC" + "0".repeat(31) + "1";
  public static final String TWILIO_AUTH_TOKEN = "0123456789abcdef0123456789abcdef";
  public static final String PUBLIC_URL = "https://texts.example.com";

  private static final Map<String, String> KEYSETS = keysets();

  private TestStack() {}

  /** host:port of the one broker; topics are shared by all tests of a JVM. */
  public static String kafkaBootstrapServers() {
    return Broker.bootstrapServers();
  }

  /** A new, empty database. */
  public static TestDatabase freshDatabase() {
    return Postgres.freshDatabase();
  }

  /**
   * Every environment variable that a service asks for, with a fresh database: a new mutable map by
   * name, to be given to a Spring application as properties.
   */
  public static Map<String, String> environment() {
    var environment = environmentWithoutDatabase();
    var database = freshDatabase();
    environment.put("DATABASE_URL", database.url());
    environment.put("DATABASE_USERNAME", database.username());
    environment.put("DATABASE_PASSWORD", database.password());
    return environment;
  }

  /** The same without the three of the database, and without starting one. */
  public static Map<String, String> environmentWithoutDatabase() {
    var environment = new TreeMap<>(KEYSETS);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafkaBootstrapServers());
    environment.put(
        "HELIOGRAPH_API_KEYS",
        API_CLIENT + ":all:" + sha256Hex(API_KEY) + ",reader:read:" + sha256Hex("reader-key"));
    environment.put("PUBLIC_URL", PUBLIC_URL);
    environment.put("STRIPE_WEBHOOK_SECRETS", STRIPE_SECRET);
    environment.put("TWILIO_ACCOUNT_SID", TWILIO_ACCOUNT_SID);
    environment.put("TWILIO_AUTH_TOKEN", TWILIO_AUTH_TOKEN);
    environment.put("TWILIO_PHONE_NUMBER", "+15005550006");
    environment.put("SMS_NOTIFICATION_PHONE", "+15551230100");
    environment.put("TEAM_ALERT_PHONE", "+15551230101");
    for (String service : new String[] {"INGEST", "COMPOSER", "DISPATCH", "STATUS"}) {
      environment.put(service + "_PORT", "0");
    }
    return environment;
  }

  private static String sha256Hex(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> keysets() {
    try {
      AeadConfig.register();
      MacConfig.register();
      return Map.of(
          "HELIOGRAPH_KEYSET", keyset(PredefinedAeadParameters.AES256_GCM),
          "HELIOGRAPH_HASH_KEYSET", keyset(PredefinedMacParameters.HMAC_SHA256_256BITTAG));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String keyset(Parameters parameters) throws GeneralSecurityException {
    Configuration primitives = RegistryConfiguration.get();
    return TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(parameters, primitives),
            primitives,
            InsecureSecretKeyAccess.get())
        .replace("\n", "");
  }
}
