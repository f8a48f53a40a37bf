package dev.heliograph.local;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.local.folder.Problem;
import dev.heliograph.local.part.Part;
import dev.heliograph.local.settings.Settings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PortCheckTest {
  @Test
  void aTakenPortIsNamedWithItsVariable() throws IOException {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(Problem.class)
          .isThrownBy(() -> PortCheck.requireFree(statusOn(taken.getLocalPort())))
          .withMessage(
              "Port %d, meant for status, is taken; set STATUS_PORT to a free one.",
              taken.getLocalPort());
    }
  }

  @Test
  void freePortsPass() throws IOException {
    int port = TestPorts.free();
    assertThatCode(() -> PortCheck.requireFree(statusOn(port))).doesNotThrowAnyException();
  }

  private static Settings statusOn(int port) {
    return Settings.ofComplete(Map.of("STATUS_PORT", String.valueOf(port)), Set.of(Part.STATUS));
  }
}
