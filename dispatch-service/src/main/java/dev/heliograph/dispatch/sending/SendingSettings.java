package dev.heliograph.dispatch.sending;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How texts are sent.
 *
 * @param enabled false: what arrives is claimed and waits in the ledger until it is true again
 * @param pollRecords the most records of one poll of a lane
 * @param permits how many texts may be between their SENDING statement and their written outcome
 * @param tries how often a message is tried that the provider refuses for now
 */
@Validated
@ConfigurationProperties("heliograph.dispatch")
public record SendingSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("100") @Min(1) @Max(500) int pollRecords,
    @DefaultValue Permits permits,
    @DefaultValue Times times,
    @DefaultValue Tries tries) {

  /** Otherwise some lane, or its retries, would never begin. */
  @AssertTrue(
      message = "heliograph.dispatch.permits.total must be at least four times kept-for-urgent")
  boolean isRoomForEveryUse() {
    return permits.total() >= Use.ROOMS * permits.keptForUrgent();
  }

  /** Otherwise a call under way would be cut off by every restart, and its text be uncertain. */
  @AssertTrue(
      message =
          "heliograph.dispatch.times.shutdown must be longer than start-within and call together")
  boolean isTimeToEndCalls() {
    return times.shutdown().compareTo(times.startWithin().plus(times.call())) > 0;
  }

  /**
   * How many at once.
   *
   * @param total of all lanes; also the size of the provider's connection pool
   * @param keptForUrgent of these, for the urgent lane alone; also the most records of its polls,
   *     and what bulk and retries leave to new texts of the normal lane
   */
  public record Permits(
      @DefaultValue("256") @Min(4) @Max(10_000) int total,
      @DefaultValue("50") @Min(1) int keptForUrgent) {}

  /**
   * How long things may take.
   *
   * @param startWithin a call starts within this time after the statement that set SENDING, or not
   * @param call the total of one call: connecting, writing, and the whole answer
   * @param writeOutcome how long the outcome may take to be written before the row is uncertain
   * @param hold how long a message may hold back later ones of its recipient
   * @param ownerSilent an instance without a heartbeat for this long loses its queued messages
   * @param publishWithin status changes not published by then are published by any instance
   * @param shutdown how long calls under way are waited for when the service stops
   */
  public record Times(
      @DefaultValue("5s") @DurationMin(millis = 1) Duration startWithin,
      @DefaultValue("30s") @DurationMin(millis = 1) Duration call,
      @DefaultValue("10s") @DurationMin(millis = 1) Duration writeOutcome,
      @DefaultValue("2m") Duration hold,
      @DefaultValue("5s") @DurationMin(seconds = 2) Duration ownerSilent,
      @DefaultValue("30s") @DurationMin(seconds = 1) Duration publishWithin,
      @DefaultValue("40s") Duration shutdown) {

    /** From then on a row in SENDING is uncertain. */
    Duration sendingFor() {
      return startWithin.plus(call).plus(writeOutcome);
    }
  }

  /**
   * How often and when again.
   *
   * @param most how many answers about the message, before it is refused for good
   * @param base of the exponential back-off
   * @param ceiling of the exponential back-off
   * @param unreached so many attempts by a provider that cannot be reached, then it is the turn of
   *     the next one in the order of preference, where there is one
   */
  public record Tries(
      @DefaultValue("3") @Min(1) int most,
      @DefaultValue("1s") @DurationMin(millis = 1) Duration base,
      @DefaultValue("5m") @DurationMin(millis = 1) Duration ceiling,
      @DefaultValue("3") @Min(1) int unreached) {}
}
