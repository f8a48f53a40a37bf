package dev.heliograph.benchmarks.floor;

import org.jspecify.annotations.Nullable;

/** A request as it comes in: a text to one number, or a ticket that two people hear of. */
record Incoming(
    @Nullable String id,
    @Nullable String to,
    @Nullable String text,
    @Nullable String template,
    @Nullable Data data) {

  record Data(Ticket ticket, Person customer, Person technician) {}

  record Ticket(String number, String issue) {}

  record Person(String name, String phone) {}
}
