package dev.heliograph.support;

import dev.heliograph.contracts.message.Category;
import dev.heliograph.support.api.Caller;
import dev.heliograph.support.api.RequiresScope;
import dev.heliograph.support.api.Scope;
import dev.heliograph.support.problem.ProblemException;
import dev.heliograph.teststack.TestStack;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A service with nothing but what the shared pieces give it. */
@SpringBootApplication
public class TestApplication {

  /** Starts it on a free port with the test stack and more properties ({@code name=value}). */
  public static ConfigurableApplicationContext start(String... more) {
    return start(TestStack.environmentWithoutDatabase(), more);
  }

  static ConfigurableApplicationContext start(Map<String, String> environment, String... more) {
    String[] arguments =
        Stream.concat(
                environment.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()),
                Stream.concat(Stream.of("server.port=0"), Arrays.stream(more)))
            .map(property -> "--" + property)
            .toArray(String[]::new);
    return SpringApplication.run(TestApplication.class, arguments);
  }

  /** Routes to try the shared pieces on. */
  @RestController
  static class Routes {
    @GetMapping("/v1/read")
    @RequiresScope(Scope.READ)
    String read(Caller caller) {
      return caller.name();
    }

    @PostMapping("/v1/manage")
    @RequiresScope(Scope.MANAGE)
    Map<String, Integer> manage(@RequestBody Order order) {
      return Map.of("quantity", order.quantity());
    }

    @PostMapping("/open/tree")
    String tree(@RequestBody JsonNode any) {
      return any.getNodeType().name();
    }

    @GetMapping("/open/away")
    String away() {
      throw new DataAccessResourceFailureException("the database is away");
    }

    @GetMapping("/open/statement")
    String statement() {
      throw new DataIntegrityViolationException("Key (phone)=(+15551230001) is there");
    }

    @GetMapping("/v1/forgotten")
    String forgotten() {
      return "nobody should read this";
    }

    @GetMapping("/open")
    String open() {
      throw new ProblemException(HttpStatus.CONFLICT, "busy", "Try later.")
          .withField("/a", "wrong")
          .withMember("hint", "x")
          .retryAfter(Duration.ofSeconds(7));
    }
  }

  record Order(String name, int quantity, @Nullable Category category) {}
}
