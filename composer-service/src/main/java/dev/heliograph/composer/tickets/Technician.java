package dev.heliograph.composer.tickets;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Who works on a ticket, as far as it is said. At least one part is there. */
record Technician(Optional<String> id, Optional<String> phone, Optional<String> name) {

  static Optional<Technician> in(JsonNode state) {
    var technician =
        new Technician(
            Words.in(state, "/technician/id"),
            Words.in(state, "/technician/phone"),
            Words.in(state, "/technician/name"));
    return Optional.of(technician).filter(Technician::isSomebody);
  }

  private boolean isSomebody() {
    return id.isPresent() || phone.isPresent() || name.isPresent();
  }

  /** By the surest part that both have: a corrected name or number makes no other person. */
  boolean isSameAs(Optional<Technician> other) {
    return other.map(this::isSameAs).orElse(false);
  }

  private boolean isSameAs(Technician other) {
    record Part(Optional<String> mine, Optional<String> theirs) {}
    return List.of(new Part(id, other.id), new Part(phone, other.phone), new Part(name, other.name))
        .stream()
        .filter(part -> part.mine.isPresent() && part.theirs.isPresent())
        .findFirst()
        .map(part -> part.mine.equals(part.theirs))
        .orElse(false);
  }
}
