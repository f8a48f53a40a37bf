package dev.heliograph.status.deadletters;

import com.fasterxml.jackson.annotation.JsonValue;

/** Why a dead letter is not sent again. */
enum Refusal {
  NOT_FOUND("dead_letter_not_found", "There is no dead letter of this id."),
  NOT_OPEN("dead_letter_not_open", "It was already sent again, or discarded."),
  UNDER_WAY("dead_letter_under_way", "It is being sent again at this moment."),
  CUT(
      "dead_letter_cut",
      "The record was too large to be kept whole: its sender has to send it again, smaller."),
  NOT_TAKEN("dead_letter_not_taken", "The broker does not take the record, such as one too large.");

  private final String code;
  private final String detail;

  Refusal(String code, String detail) {
    this.code = code;
    this.detail = detail;
  }

  @JsonValue
  String code() {
    return code;
  }

  String detail() {
    return detail;
  }

  /** Why one could not be claimed. */
  static Refusal of(DeadLetterView letter) {
    if (letter.status() != LetterStatus.OPEN) {
      return NOT_OPEN;
    }
    return letter.cut().isPresent() ? CUT : UNDER_WAY;
  }
}
