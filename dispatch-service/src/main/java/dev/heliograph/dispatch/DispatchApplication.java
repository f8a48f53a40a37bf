package dev.heliograph.dispatch;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the dispatch service. */
@SpringBootApplication(proxyBeanMethods = false)
public class DispatchApplication {
  static void main(String[] args) {
    SpringApplication.run(DispatchApplication.class, args);
  }
}
