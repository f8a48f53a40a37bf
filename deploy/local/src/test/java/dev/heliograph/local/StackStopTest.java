package dev.heliograph.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.heliograph.local.folder.DataFolder;
import dev.heliograph.local.part.AotCaches;
import dev.heliograph.local.part.Jars;
import dev.heliograph.local.part.Quiet;
import dev.heliograph.local.part.StandIn;
import dev.heliograph.local.settings.Part;
import dev.heliograph.local.settings.Secrets;
import dev.heliograph.local.settings.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StackStopTest {
  @TempDir private Path temp;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final AtomicInteger underWay = new AtomicInteger();
  private final HttpServer simulator;

  StackStopTest() throws IOException {
    simulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  @BeforeEach
  void serve() {
    simulator.createContext(
        "/simulator/requests",
        exchange -> {
          int now = underWay.getAndUpdate(count -> Math.max(0, count - 1));
          byte[] body = ("{\"messagesUnderWay\":" + now + "}").getBytes(UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    simulator.start();
  }

  @AfterEach
  void close() {
    simulator.stop(0);
  }

  @Test
  void whoTakesWorkInGoesFirstAndStatusHearsTheSimulatorOut() throws IOException {
    var folder = new DataFolder(temp).prepared();
    // the database is told by another mark than the stand-ins have
    List<Part> parts =
        Part.inStoppingOrder().stream().filter(part -> part != Part.POSTGRES).toList();
    for (Part part : parts) {
      StandIn.start(folder, part);
    }
    underWay.set(2);

    stack(folder).down();

    assertThat(said.toString(UTF_8).lines().map(line -> line.replaceFirst("^.* s  ", "")))
        .containsExactly(
            "ingest has stopped",
            "composer has stopped",
            "dispatch has stopped",
            "simulator has stopped",
            "status has stopped",
            "kafka has stopped");
    assertThat(underWay).hasValue(0);
  }

  @Test
  void theWaitForTheSimulatorHasAnEnd() {
    underWay.set(Integer.MAX_VALUE);

    quiet().await(Duration.ofMillis(300));

    assertThat(underWay.get()).isBetween(1, Integer.MAX_VALUE - 1);
  }

  @Test
  void aSimulatorThatDoesNotAnswerIsNotWaitedFor() {
    underWay.set(1);
    simulator.stop(0);

    long start = System.nanoTime();
    quiet().await(Duration.ofMinutes(1));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
  }

  private Quiet quiet() {
    return new Quiet("http://localhost:" + simulator.getAddress().getPort());
  }

  private Stack stack(DataFolder folder) {
    var environment = Map.of("SIMULATOR_PORT", String.valueOf(simulator.getAddress().getPort()));
    var settings = Settings.of(environment, Secrets.in(folder.run("secrets")));
    var output = new Output(new PrintStream(said, true, UTF_8));
    return new Stack(
        folder, settings, new AotCaches(new Jars(Path.of(".")), false), output, _ -> {});
  }
}
