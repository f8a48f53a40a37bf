package dev.heliograph.local.part;

import dev.heliograph.local.postgres.Database;
import dev.heliograph.local.postgres.PostgresServer;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks a part whether it does its work yet, as its users would: nothing else is ready. */
public record Probe(Settings settings, PostgresServer postgres) {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(PATIENCE).version(HttpClient.Version.HTTP_1_1).build();

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
      return !admin
          .describeCluster()
          .nodes()
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .isEmpty();
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

  private static boolean answers(String url) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }
}
