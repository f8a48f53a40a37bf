package dev.heliograph.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.heliograph.systemtests.stack.Stack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The command that somebody new runs first. Before all the others, so that one stack runs at a
 * time.
 */
@Order(Integer.MIN_VALUE)
class CheckTest {
  @Test
  void sendsOneOfEachKindAndSaysThatAllWereDelivered() {
    assertThat(Stack.check())
        .contains("text: delivered")
        .contains("test text: delivered")
        .contains("mock sale: delivered")
        .containsPattern(
            "system alert: ((sent|delivered), ){3}(sent|delivered)\\R") // one is a mail
        .contains("ticket: delivered, delivered")
        .contains("Stripe checkout: delivered")
        .contains("check passed");
  }
}
