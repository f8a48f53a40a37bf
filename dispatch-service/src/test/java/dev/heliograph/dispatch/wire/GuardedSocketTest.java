package dev.heliograph.dispatch.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who was held up after all checks but this last one writes nothing. */
@Timeout(60)
class GuardedSocketTest {
  private static final Deadline FAR = Deadline.in(Duration.ofMinutes(1));
  private static final byte[] REQUEST = "POST /".getBytes(UTF_8);

  @Test
  void nothingIsWrittenOnceTheTimeForStartingHasPassed() throws IOException {
    var wire = new Wire();
    Deadline startBy = Deadline.in(Duration.ofMillis(20));
    var call = new WireCall(startBy, FAR);
    wire.write(
        call,
        out -> {
          call.beforeWriting();
          awaitPassed(startBy);
          assertThatExceptionOfType(WireCall.StartedTooLate.class)
              .isThrownBy(() -> out.write(REQUEST))
              .satisfies(call::failed);
        });
    assertThat(wire.received()).isEmpty();
    assertThat(call.outcome()).isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void ofWhatIsBegunTheRestIsNotWritten() throws IOException {
    var wire = new Wire();
    Deadline startBy = Deadline.in(Duration.ofSeconds(1));
    var call = new WireCall(startBy, FAR);
    wire.write(
        call,
        out -> {
          call.beforeWriting();
          out.write(REQUEST);
          awaitPassed(startBy);
          assertThatExceptionOfType(WireCall.StartedTooLate.class)
              .isThrownBy(() -> out.write('x'))
              .satisfies(call::failed);
        });
    assertThat(wire.received()).isEqualTo(REQUEST);
    assertThat(call.outcome()).isInstanceOf(Uncertain.class);
  }

  @Test
  void whatFailsInTheHandshakeIsNotSent() throws IOException {
    var wire = new Wire();
    var call = new WireCall(FAR, FAR);
    wire.write(call, out -> out.write("hello".getBytes(UTF_8)));
    call.failed(new IOException("handshake failed"));
    assertThat(call.outcome()).isEqualTo(NotSent.because(Cause.UNREACHABLE));
  }

  @Test
  void whatWasWrittenInTimeIsInDoubt() throws IOException {
    var wire = new Wire();
    var call = new WireCall(FAR, FAR);
    wire.write(
        call,
        out -> {
          call.beforeWriting();
          out.write(REQUEST);
        });
    SendOutcome outcome = call.outcome();
    assertThat(wire.received()).isEqualTo(REQUEST);
    assertThat(outcome).isEqualTo(new Uncertain("fault"));
  }

  private static void awaitPassed(Deadline deadline) {
    while (!deadline.passed()) {
      Thread.onSpinWait();
    }
  }

  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** A connection whose other end is read once it is closed. */
  private static final class Wire {
    private byte[] received = {};

    void write(WireCall call, Writer writer) throws IOException {
      try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        try (Socket socket = GuardedSocket.open(Proxy.NO_PROXY)) {
          socket.connect(server.getLocalSocketAddress());
          ScopedValue.where(WireCall.CURRENT, call)
              .call(
                  () -> {
                    writer.write(socket.getOutputStream());
                    return call;
                  });
        }
        try (Socket accepted = server.accept()) {
          received = accepted.getInputStream().readAllBytes();
        }
      }
    }

    byte[] received() {
      return received.clone();
    }
  }
}
