package dev.heliograph.ingest.messages;

/**
 * One thing that is wrong with a request.
 *
 * @param code a stable word for machines
 * @param pointer where, as a JSON pointer into the body (RFC 6901)
 * @param detail what is wrong and what would be right, without the value that stands there
 */
record Fault(String code, String pointer, String detail) {}
