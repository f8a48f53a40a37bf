package dev.heliograph.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTemplateTest {
  private static final String OURS = "our-own";

  @TempDir private Path temp;
  private PostgresTemplate template = new PostgresTemplate(Path.of("."), Path.of("."));

  @BeforeEach
  void build() throws IOException {
    template =
        new PostgresTemplate(
            temp.resolve("template"), Files.createFile(temp.resolve("launcher.jar")));
  }

  @Test
  void aServerFromTheTemplateHasAPasswordOfItsOwn() throws Exception {
    template.make();
    var server = new PostgresServer(temp.resolve("stack"), freePort(), OURS, template);
    Process process = new ProcessBuilder(server.command()).start();
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> isReady(server));

      assertThat(user(server, OURS)).isEqualTo(PostgresServer.SUPERUSER);
      assertThatThrownBy(() -> user(server, template.password()))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("authentication failed");
      assertThat(server.firstPassword()).isEmpty();
    } finally {
      process.destroy();
      process.waitFor();
    }
  }

  @Test
  void whatIsOlderThanTheProgramIsNotTaken() throws IOException {
    Path complete = Files.createDirectories(template.folder()).resolve("password");
    assertThat(template.isThere()).isFalse();
    Files.writeString(complete, "word");
    assertThat(template.isThere()).isTrue();
    Files.setLastModifiedTime(complete, FileTime.from(Instant.EPOCH));
    assertThat(template.isThere()).isFalse();
  }

  private static boolean isReady(PostgresServer server) {
    try {
      Database.ensure(server, "somebody", "secret");
      return true;
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static String user(PostgresServer server, String password) throws SQLException {
    try (var connection =
            DriverManager.getConnection(
                Database.url(server.port(), "postgres"), PostgresServer.SUPERUSER, password);
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select current_user")) {
      assertThat(rows.next()).isTrue();
      return String.valueOf(rows.getString(1));
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
