package dev.heliograph.status.tracking;

/** Said once, when the tracking store can be written for the first time. */
public record StoreReady() {}
