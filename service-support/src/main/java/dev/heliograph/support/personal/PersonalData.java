package dev.heliograph.support.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Mac;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.mac.MacConfig;
import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/**
 * Encrypts numbers and words at rest, and makes the keyed hash by which they are found. Keys come
 * from outside as Tink keysets; a new primary key is used for what is written from then on, what
 * older keys wrote stays readable. Thread-safe.
 */
public final class PersonalData {
  private final Aead aead;
  private final Mac mac;

  private PersonalData(Aead aead, Mac mac) {
    this.aead = aead;
    this.mac = mac;
  }

  /**
   * Takes both keysets as JSON.
   *
   * @throws MalformedVariable naming the variable whose value is no usable keyset
   */
  public static PersonalData of(Secret keyset, Secret hashKeyset) {
    try {
      AeadConfig.register();
      MacConfig.register();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the cipher library did not start", e);
    }
    return new PersonalData(
        primitive("HELIOGRAPH_KEYSET", "an AEAD keyset", keyset, Aead.class),
        primitive("HELIOGRAPH_HASH_KEYSET", "a MAC keyset", hashKeyset, Mac.class));
  }

  private static <P> P primitive(String variable, String what, Secret json, Class<P> type) {
    try {
      KeysetHandle keys =
          TinkJsonProtoKeysetFormat.parseKeyset(
              json.value(), RegistryConfiguration.get(), InsecureSecretKeyAccess.get());
      return keys.getPrimitive(RegistryConfiguration.get(), type);
    } catch (GeneralSecurityException | RuntimeException e) {
      // the cause may quote the keyset: it is not passed on
      throw new MalformedVariable(variable, "set it to the JSON of a Tink keyset, " + what);
    }
  }

  /**
   * Encrypts, with a fresh nonce each time.
   *
   * @param context where it stands, such as {@code dispatch.send.payload}: it must be the same when
   *     it is read, so that a value moved to another place does not decrypt
   */
  public byte[] encrypt(byte[] plain, String context) {
    try {
      return aead.encrypt(plain, utf8(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("could not encrypt for " + context, e);
    }
  }

  /** Encrypts the UTF-8 form of a text. */
  public byte[] encrypt(String plain, String context) {
    return encrypt(utf8(plain), context);
  }

  /**
   * Decrypts.
   *
   * @throws IllegalStateException when no key of the keyset wrote it, or for another context
   */
  public byte[] decryptBytes(byte[] encrypted, String context) {
    try {
      return aead.decrypt(encrypted, utf8(context));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no key of HELIOGRAPH_KEYSET reads a value of " + context, e);
    }
  }

  /** Decrypts a text. */
  public String decrypt(byte[] encrypted, String context) {
    return new String(decryptBytes(encrypted, context), StandardCharsets.UTF_8);
  }

  /**
   * The keyed hash of a value in its normal form (a number in E.164): always the same for one key.
   */
  public byte[] hash(String normalised) {
    try {
      return mac.computeMac(utf8(normalised));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("could not hash", e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
