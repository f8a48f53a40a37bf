package dev.heliograph.benchmarks;

import dev.heliograph.benchmarks.load.Requests;
import dev.heliograph.benchmarks.process.Processes;
import dev.heliograph.benchmarks.stack.Store;

/**
 * Who is measured.
 *
 * @param port where it takes requests
 * @param store where it stands what became of each text
 */
record Subject(String name, int port, Requests requests, Store store, Processes processes) {}
