package dev.heliograph.dispatch.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A mail server on a raw socket: to the command that is named it answers what is said, or hangs up
 * where nothing is, or says nothing more at all. It notes what it hears.
 */
final class MailStub implements AutoCloseable {
  /** Hangs up. */
  static final String HANG_UP = "";

  /** Is silent for good. */
  static final String SILENCE = "...";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Map<String, String> answers;

  MailStub(Map<String, String> answers) throws IOException {
    this.answers = answers;
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> heard() {
    return heard;
  }

  /** How many mails it was handed as a whole. */
  long ended() {
    return heard.stream().filter("."::equals).count();
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = server.accept();
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // the test has ended
    }
  }

  private void serve(Socket connection) {
    try (connection) {
      var in =
          new BufferedReader(
              new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
      if (!answer(connection, "greeting", "220 stub")) {
        return;
      }
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        heard.add(line);
        if (data && !line.equals(".")) {
          continue;
        }
        String command = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        data = command.equals("DATA") && answers.getOrDefault("DATA", "354").startsWith("354");
        if (!answer(connection, command, usual(command))) {
          return;
        }
      }
    } catch (IOException | InterruptedException gone) {
      // the client, or the test, has had enough
    }
  }

  private static String usual(String command) {
    return switch (command) {
      case "DATA" -> "354 go on";
      case "QUIT" -> "221 bye";
      default -> "250 fine";
    };
  }

  private boolean answer(Socket connection, String command, String usual)
      throws IOException, InterruptedException {
    String answer = answers.getOrDefault(command, usual);
    if (answer.equals(SILENCE)) {
      Thread.sleep(Long.MAX_VALUE);
    }
    if (answer.equals(HANG_UP)) {
      return false;
    }
    connection.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.UTF_8));
    return true;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
