package dev.heliograph.composer;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the composer service. */
@SpringBootApplication(proxyBeanMethods = false)
public class ComposerApplication {
  static void main(String[] args) {
    SpringApplication.run(ComposerApplication.class, args);
  }
}
