package dev.heliograph.support.api;

/** Who calls: the name of the API key. A controller takes it as a parameter. */
public record Caller(String name) {}
