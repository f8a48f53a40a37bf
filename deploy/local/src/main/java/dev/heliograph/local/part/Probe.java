package dev.heliograph.local.part;

import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.postgres.Database;
import dev.heliograph.local.postgres.PostgresServer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.sql.SQLException;

/** Asks a part whether it does its work yet; of the broker it hears from the broker itself. */
public record Probe(DataFolder folder, Settings settings, PostgresServer postgres) {
  private static final int PATIENCE_MILLIS = 2000;

  public boolean isReady(Part part) {
    return switch (part) {
      case KAFKA -> brokerIsUp();
      case POSTGRES -> postgresHasTheDatabase();
      case SIMULATOR -> answers(settings.url(part) + "/simulator/health");
      case INGEST, COMPOSER, DISPATCH, STATUS ->
          answers(settings.url(part) + "/actuator/health/readiness");
    };
  }

  private boolean postgresHasTheDatabase() {
    try {
      Database.ensure(
          postgres, settings.value("DATABASE_USERNAME"), settings.value("DATABASE_PASSWORD"));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /**
   * It takes requests and its controller lets it work: {@code KafkaMain} says so once both hold. A
   * client that asks takes processor time and memory that the parts need.
   */
  private boolean brokerIsUp() {
    return new PartFiles(folder, Part.KAFKA).ready().living().isPresent();
  }

  private static boolean answers(String url) {
    try {
      // the old client: no threads and no classes of its own, while the parts need both processors
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException e) {
      return false;
    }
  }
}
