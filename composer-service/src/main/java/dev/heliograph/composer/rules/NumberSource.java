package dev.heliograph.composer.rules;

import com.fasterxml.jackson.annotation.JsonCreator;
import tools.jackson.core.JsonPointer;

/** Where a rule finds the number it sends to. */
public sealed interface NumberSource {
  String DATA = "data:";
  String SETTING = "setting:";

  /** In the event's data. */
  record InData(JsonPointer at) implements NumberSource {}

  /** In our configuration, under the name of an environment variable. */
  record InSetting(String name) implements NumberSource {}

  /**
   * Reads {@code data:/customer/phone} or {@code setting:SMS_NOTIFICATION_PHONE}; throws {@link
   * IllegalArgumentException} on any other form.
   */
  @JsonCreator
  static NumberSource parse(String text) {
    if (text.startsWith(DATA)) {
      return new InData(JsonPointer.compile(text.substring(DATA.length())));
    }
    if (text.startsWith(SETTING)) {
      return new InSetting(text.substring(SETTING.length()));
    }
    throw new IllegalArgumentException("a number comes from data:/… or setting:…");
  }
}
