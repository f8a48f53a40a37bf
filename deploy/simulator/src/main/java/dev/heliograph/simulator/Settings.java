package dev.heliograph.simulator;

import dev.heliograph.simulator.callbacks.CallbackUrl;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * The environment, read and checked.
 *
 * @param address what to listen on; the control API has no key, so this machine alone by default
 * @param port 0: any free one
 * @param mailPort where mails are taken; empty: nowhere
 * @param messagesKept how many texts are kept at most, memory allowing
 * @param inboundUrl who is told of texts from handsets; empty: nobody
 */
record Settings(
    String address,
    int port,
    OptionalInt mailPort,
    int messagesKept,
    Account account,
    Optional<CallbackUrl> inboundUrl) {
  private static final Pattern ACCOUNT_SID = Pattern.compile("AC[0-9a-fA-F]{32}");
  private static final Pattern SERVICE_SID = Pattern.compile("MG[0-9a-fA-F]{32}");
  private static final Pattern AUTH_TOKEN = Pattern.compile("[0-9a-fA-F]{32}");
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9][0-9]{6,14}|[0-9]{3,8}");
  private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z.:-]+");
  private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,6}");
  private static final Pattern ANY = Pattern.compile(".*");

  /**
   * The account that is played.
   *
   * @param number what a Messaging Service sends from, E.164
   * @param service the Messaging Service that the number belongs to, if it does
   */
  record Account(String sid, String authToken, String number, Optional<String> service) {
    @Override
    public String toString() {
      return "Account"; // no credentials
    }
  }

  /**
   * Reads the environment.
   *
   * @throws SettingRefused if a variable is missing or malformed
   */
  static Settings from(Map<String, String> environment) {
    var read = new Reader(environment);
    return new Settings(
        read.optional("SIMULATOR_ADDRESS", "127.0.0.1", ADDRESS, "an address to listen on"),
        port(read, "SIMULATOR_PORT", "8090").orElseThrow(),
        port(read, "SIMULATOR_SMTP_PORT", ""),
        messagesKept(read),
        account(read),
        inboundUrl(read));
  }

  private static OptionalInt port(Reader read, String name, String otherwise) {
    String wanted = "a port from 0 to 65535";
    String port = read.optional(name, otherwise, PORT, wanted);
    if (port.isEmpty()) {
      return OptionalInt.empty();
    }
    if (Integer.parseInt(port) > 65_535) {
      throw new SettingRefused(name, wanted);
    }
    return OptionalInt.of(Integer.parseInt(port));
  }

  private static int messagesKept(Reader read) {
    return Integer.parseInt(
        read.optional("SIMULATOR_MESSAGES_KEPT", "150000", COUNT, "a number from 1 to 9999999"));
  }

  private static Account account(Reader read) {
    String service =
        read.optional(
            "TWILIO_MESSAGING_SERVICE_SID", "", SERVICE_SID, "MG and 32 hexadecimal digits");
    return new Account(
        read.required("TWILIO_ACCOUNT_SID", ACCOUNT_SID, "AC and 32 hexadecimal digits"),
        read.required("TWILIO_AUTH_TOKEN", AUTH_TOKEN, "32 hexadecimal digits"),
        read.optional("TWILIO_PHONE_NUMBER", "+15005550006", NUMBER, "a number as +15005550006"),
        Optional.of(service).filter(sid -> !sid.isEmpty()));
  }

  /** Its own variable, or the route of the service that PUBLIC_URL leads to. */
  private static Optional<CallbackUrl> inboundUrl(Reader read) {
    String own = read.optional("SIMULATOR_INBOUND_URL", "", ANY, "");
    String base = read.optional("PUBLIC_URL", "", ANY, "");
    if (own.isEmpty() && base.isEmpty()) {
      return Optional.empty();
    }
    String text = own.isEmpty() ? withoutSlash(base) + "/webhooks/twilio/inbound" : own;
    Optional<CallbackUrl> url = CallbackUrl.parse(text);
    if (url.isEmpty()) {
      String name = own.isEmpty() ? "PUBLIC_URL" : "SIMULATOR_INBOUND_URL";
      throw new SettingRefused(name, "an http or https URL");
    }
    return url;
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
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
