package dev.heliograph.contracts.phone;

import dev.heliograph.contracts.phone.PhoneNumber.Parsed;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The numbers that were read last, in memory alone: those of one event are read for each of its
 * texts, those of colleagues again and again, and libphonenumber takes longer over a number than
 * all else over its text.
 */
final class RecentNumbers {
  private static final int KEPT = 1024; // a power of two
  private static final AtomicReferenceArray<Read> RECENT = new AtomicReferenceArray<>(KEPT);

  private RecentNumbers() {}

  private record Read(String text, Optional<String> region, Parsed parsed) {
    @Override
    public String toString() {
      return "Read[" + parsed + "]";
    }
  }

  static Parsed parse(String text, Optional<String> region) {
    int place = text.hashCode() & (KEPT - 1);
    Read last = RECENT.get(place);
    if (last != null && last.text().equals(text) && last.region().equals(region)) {
      return last.parsed();
    }
    Parsed parsed = PhoneNumber.parseAnew(text, region);
    RECENT.set(place, new Read(text, region, parsed));
    return parsed;
  }
}
