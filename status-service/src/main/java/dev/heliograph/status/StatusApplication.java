package dev.heliograph.status;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the status service. */
@SpringBootApplication(proxyBeanMethods = false)
public class StatusApplication {
  static void main(String[] args) {
    SpringApplication.run(StatusApplication.class, args);
  }
}
