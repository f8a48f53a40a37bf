package dev.heliograph.local.check;

/**
 * One thing that was sent in, and where its messages are found.
 *
 * @param found path and query at the status service: one message, or a search
 * @param messages how many it must become
 */
record Drill(String name, String found, int messages) {}
