package dev.heliograph.composer.reason;

/**
 * Why a message does not go out.
 *
 * @param code a stable word for machines
 * @param detail the why in words for people: names of variables, templates and settings, never a
 *     number or any other datum of a person
 */
public record Reason(String code, String detail) {

  public static Reason recipientMissing(String where) {
    return new Reason("recipient_missing", "there is no address to send to: " + where);
  }

  public static Reason addressInvalid(String where) {
    return new Reason("address_invalid", where + ": not an e-mail address");
  }

  public static Reason missingVariable(String template, String variable) {
    return new Reason(
        "missing_variable",
        "the template %s needs the variable %s, which has no value".formatted(template, variable));
  }

  public static Reason variableNotText(String template) {
    return new Reason(
        "variable_not_text",
        "the template %s shows a variable that is an object or a list".formatted(template));
  }

  public static Reason unknownTemplate(String template) {
    return new Reason("unknown_template", "there is no template named " + template);
  }

  public static Reason textMissing() {
    return new Reason("text_missing", "there are no words to send");
  }

  /** Lengths are in characters (Unicode code points). */
  public static Reason textTooLong(int length, int most) {
    return new Reason(
        "text_too_long", "the text has %d characters, at most %d go".formatted(length, most));
  }

  public static Reason idempotencyConflict() {
    return new Reason(
        "idempotency_conflict",
        "another request came first under the same idempotency key; this one was not sent");
  }

  public static Reason expired() {
    return new Reason("expired", "the event came too late for the text to be of use");
  }
}
