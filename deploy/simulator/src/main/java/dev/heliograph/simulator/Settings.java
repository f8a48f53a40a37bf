package dev.heliograph.simulator;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment, read and checked.
 *
 * @param address what to listen on; the control API has no key, so this machine alone by default
 * @param port 0: any free one
 * @param serviceNumber what a Messaging Service sends from, E.164
 */
record Settings(
    String address, int port, String accountSid, String authToken, String serviceNumber) {
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern AUTH_TOKEN = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

  /**
   * Reads the environment.
   *
   * @throws SettingRefused if a variable is missing or malformed
   */
  static Settings from(Map<String, String> environment) {
    var read = new Reader(environment);
    String port = read.optional("SIMULATOR_PORT", "8090", PORT, "a port from 0 to 65535");
    if (Integer.parseInt(port) > 65_535) {
      throw new SettingRefused("SIMULATOR_PORT", "a port from 0 to 65535");
    }
    return new Settings(
        read.optional("SIMULATOR_ADDRESS", "127.0.0.1", ADDRESS, "an address to listen on"),
        Integer.parseInt(port),
        read.required("TWILIO_ACCOUNT_SID", ACCOUNT_SID, "AC and 32 hexadecimal digits"),
        read.required("TWILIO_AUTH_TOKEN", AUTH_TOKEN, "32 hexadecimal digits"),
        read.optional("TWILIO_PHONE_NUMBER", "+15005550006", NUMBER, "a number as +15005550006"));
  }

  private record Reader(Map<String, String> environment) {
    String required(String name, Pattern shape, String wanted) {
      String value = environment.getOrDefault(name, "");
      if (!shape.matcher(value).matches()) {
        throw new SettingRefused(name, wanted);
      }
      return value;
    }

    String optional(String name, String otherwise, Pattern shape, String wanted) {
      boolean set = !environment.getOrDefault(name, "").isEmpty();
      return set ? required(name, shape, wanted) : otherwise;
    }
  }

  @Override
  public String toString() {
    return "Settings[" + address + ":" + port + "]"; // no credentials
  }
}
