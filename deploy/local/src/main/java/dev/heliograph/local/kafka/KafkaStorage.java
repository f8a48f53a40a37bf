package dev.heliograph.local.kafka;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's folder on disk. */
final class KafkaStorage {
  private KafkaStorage() {}

  /** Writes the cluster's identity once; a folder that has one is left as it is. */
  static void format(Path folder) throws Exception {
    if (Files.exists(folder.resolve("meta.properties"))) {
      return;
    }
    Files.createDirectories(folder);
    new Formatter()
        .setPrintStream(new PrintStream(System.out, true))
        .setNodeId(KafkaSettings.NODE)
        .setClusterId(Uuid.randomUuid().toString())
        .addDirectory(folder.toString())
        .setMetadataLogDirectory(folder.toString())
        .setControllerListenerName(KafkaSettings.CONTROLLER)
        .setIgnoreFormatted(true)
        .run();
  }
}
