package dev.heliograph.simulator.messages;

import java.time.Instant;
import java.util.Optional;

/**
 * One accepted message as it is now; a change makes a new one.
 *
 * @param sid the provider's id: Twilio's is SM (MM with media) and 32 hexadecimal digits
 * @param sequence rises with every message of this run: the order of lists and pages
 */
public record Message(
    String sid, long sequence, MessageRequest request, Instant created, Progress progress) {
  /** Its own objects, numbers and id, and the entries of two maps. Counted generously. */
  private static final int BESIDE_ITS_WORDS = 700;

  static Message accepted(MessageRequest request, long sequence, Instant now) {
    Status status = request.initialStatus();
    var progress = new Progress(status, request.sender().from(), null, now, null, status.isFinal());
    String id = request.sender().provider().newId(request.content().media() > 0);
    return new Message(id, sequence, request, now, progress);
  }

  public Provider provider() {
    return request.sender().provider();
  }

  public Status status() {
    return progress.status();
  }

  public Direction direction() {
    return request.sender().direction();
  }

  public boolean isInbound() {
    return direction() == Direction.INBOUND;
  }

  /** The phone, whichever way the message goes. */
  public String handset() {
    String from = request.sender().from();
    return isInbound() && from != null ? from : request.to();
  }

  /** The other side: our number. Empty until a Messaging Service has chosen one. */
  public Optional<String> ours() {
    return Optional.ofNullable(isInbound() ? request.to() : progress.from());
  }

  public String body() {
    return request.content().body();
  }

  public Message with(Progress changed) {
    return new Message(sid, sequence, request, created, changed);
  }

  /** About what it takes in memory, with its places in the store: words are two bytes each. */
  long bytes() {
    String callback = request.statusCallback();
    return BESIDE_ITS_WORDS + 2L * body().length() + (callback == null ? 0 : callback.length());
  }

  /** Without its words, as an update with an empty body asks. */
  public Message redacted(Instant now) {
    var content = new MessageRequest.Content("", request.content().media());
    var redacted =
        new MessageRequest(
            request.to(), request.sender(), content, request.statusCallback(), request.sendAt());
    return new Message(sid, sequence, redacted, created, progress.touched(now));
  }

  /**
   * What is billed. 0 while a Messaging Service has not yet looked at it, which is also what Twilio
   * answers then.
   */
  public int segments() {
    boolean unseen = status() == Status.ACCEPTED || status() == Status.SCHEDULED;
    return unseen ? 0 : Segments.of(body());
  }

  /** GSM-7 or UCS-2. */
  public String encoding() {
    return Segments.isGsm(body()) ? "GSM-7" : "UCS-2";
  }

  /** A negative decimal in USD; empty until it has settled. */
  public Optional<String> price() {
    return Prices.of(this);
  }

  @Override
  public String toString() {
    return "Message[" + sid + ", " + status() + "]"; // neither number nor body
  }
}
