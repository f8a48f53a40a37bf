package dev.heliograph.local.kafka;

import dev.heliograph.local.part.PidFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * Runs the broker until it is told to stop. Arguments: its folder, its port, the file in which it
 * says its process id once it serves.
 */
final class KafkaMain {
  private KafkaMain() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int port = Integer.parseInt(args[1]);
    KafkaStorage.format(folder);
    var server =
        new KafkaRaftServer(
            KafkaConfig.fromProps(KafkaSettings.of(folder, port), false), Time.SYSTEM);
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "stop"));
    server.startup();
    try {
      new PidFile(Path.of(args[2]), "").write(ProcessHandle.current().pid());
    } catch (UncheckedIOException unsaid) { // nobody would ever find it ready
      server.shutdown();
      throw unsaid;
    }
    server.awaitShutdown();
  }
}
