package dev.heliograph.support.paging;

import java.time.Instant;
import java.util.UUID;

/** Where something stands in a list: by time, then by id. */
public record Place(Instant at, UUID id) {}
