package dev.heliograph.teststack;

/** An empty database of its own on the JVM's one Postgres. */
public record TestDatabase(String url, String username, String password) {}
