package dev.heliograph.composer.rules;

import tools.jackson.core.JsonPointer;

/** Where a rule finds the address it sends to. */
public sealed interface AddressSource {
  String DATA = "data:";
  String SETTING = "setting:";

  /** In the event's data. */
  record InData(JsonPointer at) implements AddressSource {}

  /** In our configuration, under the name of an environment variable. */
  record InSetting(String name) implements AddressSource {}

  /**
   * Reads {@code data:/customer/phone} or {@code setting:SMS_NOTIFICATION_PHONE}; throws {@link
   * IllegalArgumentException} on any other form.
   */
  static AddressSource parse(String text) {
    if (text.startsWith(DATA)) {
      return new InData(JsonPointer.compile(text.substring(DATA.length())));
    }
    if (text.startsWith(SETTING)) {
      return new InSetting(text.substring(SETTING.length()));
    }
    throw new IllegalArgumentException("an address comes from data:/… or setting:…");
  }
}
