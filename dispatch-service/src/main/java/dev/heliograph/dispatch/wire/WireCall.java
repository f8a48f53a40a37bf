package dev.heliograph.dispatch.wire;

import dev.heliograph.dispatch.sending.Deadline;
import dev.heliograph.dispatch.sending.SendOutcome;
import dev.heliograph.dispatch.sending.SendOutcome.Cause;
import dev.heliograph.dispatch.sending.SendOutcome.NotBegun;
import dev.heliograph.dispatch.sending.SendOutcome.NotSent;
import dev.heliograph.dispatch.sending.SendOutcome.Uncertain;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * One request and what is known of it. What failed before a connection stood, and nothing was
 * written, was certainly not sent; afterwards nobody can say. The kind of exception proves nothing.
 */
public final class WireCall {
  /** The call of the current thread: a provider's SDK does not hand anything through. */
  static final ScopedValue<WireCall> CURRENT = ScopedValue.newInstance();

  private final Deadline startBy;
  private final Deadline endBy;
  private volatile boolean begun;
  private volatile boolean onTheWire;
  private volatile boolean refused;
  private Optional<SendOutcome> outcome = Optional.empty();

  public WireCall(Deadline startBy, Deadline endBy) {
    this.startBy = startBy;
    this.endBy = endBy;
  }

  /** The call that is made within {@link #run}. */
  public static WireCall current() {
    return CURRENT.get();
  }

  static boolean isBound() {
    return CURRENT.isBound();
  }

  /**
   * Makes the call, unless it is too late already: then it goes back as it is.
   *
   * @param request tells this call what came of it, by way of {@link #current} where need be
   */
  public SendOutcome run(Runnable request) {
    if (startBy.passed()) {
      return new NotBegun();
    }
    ScopedValue.where(CURRENT, this).run(request);
    return outcome();
  }

  /**
   * The connection stands; the next thing to happen is writing. Where connecting took too long the
   * provider is as good as unreachable: at once the next one would take as long.
   */
  void beforeWriting() throws StartedTooLate {
    if (isTooLate()) {
      throw new StartedTooLate();
    }
    begun = true;
  }

  /** The very next thing is the system call that writes. Of what is begun no more follows. */
  void atTheWire() throws StartedTooLate {
    if (isTooLate()) {
      refused = true;
      throw new StartedTooLate();
    }
    onTheWire = begun; // a handshake is no request
  }

  private boolean isTooLate() {
    return startBy.passed() || endBy.passed();
  }

  /** Also where nobody has asked at the wire: only what was refused there has surely not left. */
  private boolean mayBeWritten() {
    return begun && (onTheWire || !refused);
  }

  /** The provider has answered, which tells more than how the request went. */
  public void answered(SendOutcome said) {
    outcome = Optional.of(said);
  }

  public void failed(IOException failure) {
    outcome =
        Optional.of(
            mayBeWritten() ? new Uncertain(word(failure)) : NotSent.because(Cause.UNREACHABLE));
  }

  private String word(IOException failure) {
    if (endBy.passed() || failure instanceof SocketTimeoutException) {
      return "read_timeout";
    }
    return failure instanceof NoHttpResponseException ? "no_answer" : "connection_lost";
  }

  /** What it came to, whatever an SDK made of it. */
  public SendOutcome outcome() {
    return outcome.orElseGet(
        () -> mayBeWritten() ? new Uncertain("fault") : NotSent.because(Cause.UNREACHABLE));
  }

  /** Nothing was written. */
  public static final class StartedTooLate extends IOException {
    private static final long serialVersionUID = 1L;

    StartedTooLate() {
      super("too late to start");
    }
  }
}
