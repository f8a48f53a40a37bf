package dev.heliograph.ingest;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the ingest service. */
@SpringBootApplication
public class IngestApplication {
  static void main(String[] args) {
    SpringApplication.run(IngestApplication.class, args);
  }
}
