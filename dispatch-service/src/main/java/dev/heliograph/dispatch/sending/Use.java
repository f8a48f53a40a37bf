package dev.heliograph.dispatch.sending;

import dev.heliograph.contracts.message.Lane;

/**
 * What a permit is for, the most pressing first. Each leaves the rooms of those that are more
 * pressing free: what is sent again never keeps new texts waiting, nor bulk the normal lane.
 */
enum Use {
  URGENT(Lane.URGENT, true, 0),
  URGENT_AGAIN(Lane.URGENT, false, 1),
  NORMAL(Lane.NORMAL, true, 1),
  NORMAL_AGAIN(Lane.NORMAL, false, 2),
  NOTICES(Lane.NOTICES, true, 1),
  NOTICES_AGAIN(Lane.NOTICES, false, 2),
  BULK(Lane.BULK, true, 2),
  BULK_AGAIN(Lane.BULK, false, 3);

  /** More rooms than any use leaves free: each has at least one for itself. */
  static final int ROOMS = 4;

  private final Lane lane;
  private final boolean first;
  private final int roomsLeftFree;

  Use(Lane lane, boolean first, int roomsLeftFree) {
    this.lane = lane;
    this.first = first;
    this.roomsLeftFree = roomsLeftFree;
  }

  Lane lane() {
    return lane;
  }

  /** Whether it is for first attempts. */
  boolean isFirst() {
    return first;
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
      case NOTICES -> NOTICES;
    };
  }

  /** For later attempts. */
  static Use again(Lane lane) {
    return switch (lane) {
      case URGENT -> URGENT_AGAIN;
      case NORMAL -> NORMAL_AGAIN;
      case BULK -> BULK_AGAIN;
      case NOTICES -> NOTICES_AGAIN;
    };
  }
}
