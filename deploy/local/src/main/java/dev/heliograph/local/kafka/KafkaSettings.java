package dev.heliograph.local.kafka;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;

/** The settings of a single node that is its own controller, and keeps to this machine. */
final class KafkaSettings {
  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  private KafkaSettings() {}

  static Properties of(Path folder, int port) throws IOException {
    int controllerPort = freePort();
    var settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", String.valueOf(NODE));
    settings.put("log.dirs", folder.toString());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    settings.put(
        "listeners",
        "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    oneNode(settings);
    retention(settings);
    memory(settings);
    return settings;
  }

  private static void oneNode(Properties settings) {
    for (String topic :
        new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
      settings.put(topic + ".replication.factor", "1");
    }
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put(
        "offsets.topic.num.partitions", "8"); // 50 make a start slower and serve no one here
    // how long a broker that was killed keeps its successor waiting; not so short that a busy
    // machine
    // loses its only broker
    settings.put("broker.session.timeout.ms", "5000");
    settings.put("broker.heartbeat.interval.ms", "1000");
    settings.put("group.initial.rebalance.delay.ms", "0");
    // a topic has the partitions its owner asks for, never a default because somebody came first
    settings.put("auto.create.topics.enable", "false");
  }

  /** Offsets outlive records: a group that was away for long goes on, and does not begin again. */
  private static void retention(Properties settings) {
    settings.put("log.retention.hours", String.valueOf(7 * 24));
    settings.put("offsets.retention.minutes", String.valueOf(14 * 24 * 60));
  }

  private static void memory(Properties settings) {
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 << 20));
    settings.put("log.cleaner.threads", "1");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("metric.reporters", ""); // nobody looks by JMX
  }

  /** Nobody else talks to the controller, so its port may be another one at every start. */
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
