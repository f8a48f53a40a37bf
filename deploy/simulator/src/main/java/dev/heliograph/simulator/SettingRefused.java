package dev.heliograph.simulator;

/** A variable is missing or malformed. The message names it, never its value. */
final class SettingRefused extends RuntimeException {
  SettingRefused(String name, String wanted) {
    super(name + " is missing or malformed: set it to " + wanted + ".");
  }
}
