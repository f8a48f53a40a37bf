package dev.heliograph.support.api;

import dev.heliograph.support.config.MalformedVariable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys that are let in. Only hashes are known: a leaked configuration lets nobody in. */
final class ApiKeys {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final List<ApiKey> keys;

  private ApiKeys(List<ApiKey> keys) {
    this.keys = List.copyOf(keys);
  }

  /**
   * Reads the variable's value.
   *
   * @throws MalformedVariable that says which entry is wrong, without its hash
   */
  static ApiKeys parse(String text) {
    var keys = new ArrayList<ApiKey>();
    var names = new HashSet<String>();
    for (String entry : text.split(",", -1)) {
      ApiKey key = parseEntry(entry.strip());
      if (!names.add(key.caller().name())) {
        throw malformed("the name " + key.caller().name() + " stands twice");
      }
      keys.add(key);
    }
    return new ApiKeys(keys);
  }

  private static ApiKey parseEntry(String entry) {
    String[] parts = entry.split(":", -1);
    if (parts.length != 3) {
      throw malformed("an entry has not three parts");
    }
    String name = parts[0];
    if (!NAME.matcher(name).matches()) {
      throw malformed("a name is not lower-case letters, digits, '.', '_' and '-'");
    }
    if (!HASH.matcher(parts[2]).matches()) {
      throw malformed("the hash of " + name + " is not the key's SHA-256 in lower-case hex");
    }
    return new ApiKey(new Caller(name), scopes(name, parts[1]), HexFormat.of().parseHex(parts[2]));
  }

  private static MalformedVariable malformed(String problem) {
    return new MalformedVariable(
        "HELIOGRAPH_API_KEYS",
        "set it to name:scope+scope:HASH entries, comma separated; now " + problem);
  }

  private static Set<Scope> scopes(String name, String words) {
    var scopes = EnumSet.noneOf(Scope.class);
    for (String word : words.split("\\+", -1)) {
      if (word.equals("all")) {
        scopes.addAll(EnumSet.allOf(Scope.class));
      } else {
        scopes.add(
            Scope.of(word)
                .orElseThrow(
                    () ->
                        malformed(
                            "a scope of "
                                + name
                                + " is none of send, read, manage, privacy, all")));
      }
    }
    return scopes;
  }

  /** Finds a clear key. Hashes are compared in constant time, and all of them. */
  Optional<ApiKey> find(String clearKey) {
    byte[] hash = sha256(clearKey);
    ApiKey found = null;
    for (ApiKey key : keys) {
      if (MessageDigest.isEqual(key.hash(), hash)) {
        found = key;
      }
    }
    return Optional.ofNullable(found);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** One key: whose it is, what it may do, and its SHA-256. */
  @SuppressWarnings("ArrayRecordComponent") // never compared as a record, and never handed out
  record ApiKey(Caller caller, Set<Scope> scopes, byte[] hash) {
    @Override
    public String toString() {
      return "ApiKey[" + caller.name() + "]";
    }
  }
}
