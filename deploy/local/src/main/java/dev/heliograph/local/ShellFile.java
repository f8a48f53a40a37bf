package dev.heliograph.local;

import static java.util.stream.Collectors.joining;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.folder.PrivateFile;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code DIR/run/env}: what a shell needs to talk to the stack, to be read with {@code .}. */
final class ShellFile {
  private ShellFile() {}

  /**
   * Writes it.
   *
   * @param chosen what was set before the defaults came
   */
  static void write(DataFolder folder, Settings settings, Map<String, String> chosen) {
    Path file = folder.run("env");
    var variables = variables(settings);
    variables.put(Sourced.FILE_VARIABLE, file.toString());
    PrivateFile.write(
        file,
        variables.entrySet().stream()
            .map(variable -> line(variable, chosen))
            .collect(joining("\n", "", "\n")));
  }

  private static String line(Map.Entry<String, String> variable, Map<String, String> chosen) {
    String value = variable.getValue();
    String mark = value.equals(chosen.get(variable.getKey())) ? Sourced.CHOSEN : "";
    return "export " + variable.getKey() + "=" + quoted(value) + mark;
  }

  private static Map<String, String> variables(Settings settings) {
    var variables = new LinkedHashMap<String, String>();
    for (String name :
        new String[] {
          "HELIOGRAPH_API_KEY",
          "KAFKA_BOOTSTRAP_SERVERS",
          "DATABASE_URL",
          "DATABASE_USERNAME",
          "DATABASE_PASSWORD",
          "STRIPE_WEBHOOK_SECRETS",
          "PUBLIC_URL",
          "TWILIO_BASE_URL",
          "TWILIO_ACCOUNT_SID",
          "TWILIO_AUTH_TOKEN",
          "TWILIO_PHONE_NUMBER",
          "SMS_NOTIFICATION_PHONE",
          "TEAM_ALERT_PHONE",
          "TEAM_ALERT_EMAIL",
          "SMTP_URL",
          "EMAIL_FROM",
          "SLACK_WEBHOOK_URL",
          "DISCORD_WEBHOOK_URL"
        }) {
      settings.find(name).ifPresent(value -> variables.put(name, value));
    }
    variables.put("STRIPE_WEBHOOK_SECRET", settings.stripeSecret());
    for (Part part : Part.values()) {
      boolean simulated = part == Part.SIMULATOR && settings.parts().contains(part);
      if (part.isService() || simulated) {
        variables.put(part.name() + "_URL", settings.url(part));
      }
    }
    return variables;
  }

  /** The path as a shell reads it, with quotes only where it needs them. */
  static String word(Path file) {
    String path = file.toString();
    return path.matches("[A-Za-z0-9/._+-]+") ? path : quoted(path);
  }

  /** A word of a POSIX shell, whatever is in it. */
  static String quoted(String value) {
    return "'" + value.replace("'", "'\\''") + "'";
  }
}
