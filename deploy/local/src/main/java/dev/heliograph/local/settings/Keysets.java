package dev.heliograph.local.settings;

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
import java.security.GeneralSecurityException;

/** New Tink keysets as JSON on one line. A keyset has one use, so there are two of them. */
final class Keysets {
  private Keysets() {}

  /** To encrypt personal data: AES-256-GCM. */
  static String forEncryption() {
    return made(PredefinedAeadParameters.AES256_GCM);
  }

  /** To find personal data by a keyed hash: HMAC-SHA-256. */
  static String forHashing() {
    return made(PredefinedMacParameters.HMAC_SHA256_256BITTAG);
  }

  private static String made(Parameters parameters) {
    try {
      AeadConfig.register();
      MacConfig.register();
      Configuration configuration = RegistryConfiguration.get();
      KeysetHandle fresh = KeysetHandle.generateNew(parameters, configuration);
      return TinkJsonProtoKeysetFormat.serializeKeyset(
              fresh, configuration, InsecureSecretKeyAccess.get())
          .replaceAll("\\s*\\R\\s*", "");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot make keys", e);
    }
  }
}
