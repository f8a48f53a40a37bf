package dev.heliograph.local;

import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.util.EnumSet;
import java.util.List;

/** Says which parts are not started since a variable points to another one; never its value. */
final class Elsewhere {
  private Elsewhere() {}

  static List<String> lines(Settings settings) {
    var elsewhere = EnumSet.allOf(Part.class);
    elsewhere.removeAll(settings.parts());
    return elsewhere.stream().map(Elsewhere::line).toList();
  }

  private static String line(Part part) {
    return switch (part) {
      case KAFKA -> line("KAFKA_BOOTSTRAP_SERVERS", "embedded broker");
      case POSTGRES -> line("DATABASE_URL", "embedded database");
      case SIMULATOR -> line("TWILIO_BASE_URL", "simulator");
      case INGEST, COMPOSER, DISPATCH, STATUS ->
          throw new IllegalArgumentException(part.label() + " always runs here");
    };
  }

  private static String line(String variable, String part) {
    return "using %s from the environment; the %s is not started".formatted(variable, part);
  }
}
