package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;

/**
 * What a permit is for, the most pressing first. Each leaves the rooms of those that are more
 * pressing free: what is sent again never keeps new texts waiting, nor bulk the normal lane.
 */
enum Use {
  URGENT(0),
  URGENT_AGAIN(1),
  NORMAL(1),
  NORMAL_AGAIN(2),
  BULK(2),
  BULK_AGAIN(3);

  /** More rooms than any use leaves free: each has at least one for itself. */
  static final int ROOMS = 4;

  private final int roomsLeftFree;

  Use(int roomsLeftFree) {
    this.roomsLeftFree = roomsLeftFree;
  }

  int roomsLeftFree() {
    return roomsLeftFree;
  }

  /** For first attempts. */
  static Use first(Lane lane) {
    return switch (lane) {
      case URGENT -> URGENT;
      case NORMAL -> NORMAL;
      case BULK -> BULK;
    };
  }

  /** For later attempts. */
  static Use again(Lane lane) {
    return switch (lane) {
      case URGENT -> URGENT_AGAIN;
      case NORMAL -> NORMAL_AGAIN;
      case BULK -> BULK_AGAIN;
    };
  }
}
