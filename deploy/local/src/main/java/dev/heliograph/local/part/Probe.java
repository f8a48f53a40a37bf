package dev.heliograph.local.part;

import dev.heliograph.local.postgres.Database;
import dev.heliograph.local.postgres.PostgresServer;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks a part whether it does its work yet, as its users would: nothing else is ready. */
public record Probe(Settings settings, PostgresServer postgres) {
  private static final int PATIENCE_MILLIS = 2000;

  public boolean isReady(Part part) throws InterruptedException {
    return switch (part) {
      case KAFKA -> kafkaAnswers();
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

  private boolean kafkaAnswers() throws InterruptedException {
    if (!takesConnections(settings.ports().of(Part.KAFKA))) {
      return false; // a client would try in vain for seconds
    }
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers", "localhost:" + settings.ports().of(Part.KAFKA),
            "reconnect.backoff.ms", "50",
            "reconnect.backoff.max.ms", "200",
            "default.api.timeout.ms", "2000",
            "request.timeout.ms", "1000");
    try (Admin admin = Admin.create(client)) {
      return !admin.describeCluster().nodes().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  private static boolean takesConnections(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
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
