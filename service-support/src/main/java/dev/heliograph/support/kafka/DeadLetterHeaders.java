package dev.heliograph.support.kafka;

/** The headers that a record gets on its way to a dead-letter topic; values are UTF-8 text. */
public final class DeadLetterHeaders {
  /** All of them begin so. A record that is sent again keeps none but {@link #FORMER}. */
  public static final String PREFIX = "dlt-";

  /** Where the record stood. */
  public static final String TOPIC = PREFIX + "topic";

  public static final String PARTITION = PREFIX + "partition";
  public static final String OFFSET = PREFIX + "offset";

  /** The consumer group in which it failed. */
  public static final String CONSUMER = PREFIX + "consumer";

  public static final String REASON = PREFIX + "reason";
  public static final String AT = PREFIX + "at";

  /** There where the record was too large to be kept whole: what is missing. */
  public static final String CUT = PREFIX + "cut";

  /** On a record that was sent again: the id of the dead letter that it was. */
  public static final String FORMER = PREFIX + "former";

  private DeadLetterHeaders() {}
}
