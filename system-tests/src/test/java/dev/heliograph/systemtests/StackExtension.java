package dev.heliograph.systemtests;

import dev.heliograph.systemtests.client.Heliograph;
import dev.heliograph.systemtests.stack.Stack;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestWatcher;

/**
 * Gives tests the one stack of this JVM, started when the first of them needs it, whole and without
 * faults before each; stopped after the last. A failure shows what the parts said last.
 */
final class StackExtension implements BeforeEachCallback, ParameterResolver, TestWatcher {
  private static final Namespace OURS = Namespace.create(StackExtension.class);

  /** The one try to start; closed by JUnit when all tests are over. */
  private sealed interface Start extends AutoCloseable {
    record Succeeded(Stack stack, Heliograph heliograph) implements Start {
      @Override
      public void close() {
        stack.close();
      }
    }

    record Failed(RuntimeException why) implements Start {
      @Override
      public void close() {}
    }

    @Override
    void close();

    static Start now() {
      try {
        var stack = Stack.start();
        return new Succeeded(stack, Heliograph.of(stack));
      } catch (RuntimeException e) {
        return new Failed(e);
      }
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    running(context).stack().makeWhole();
    running(context).heliograph().provider().behaveWell();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Heliograph.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return running(context).heliograph();
  }

  @Override
  public void testFailed(ExtensionContext context, @Nullable Throwable cause) {
    if (start(context) instanceof Start.Succeeded running) {
      System.err.println(context.getDisplayName() + " failed; the parts said last:");
      System.err.println(running.stack().tails());
    }
  }

  private static Start.Succeeded running(ExtensionContext context) {
    return switch (start(context)) {
      case Start.Succeeded running -> running;
      case Start.Failed(var why) -> throw new IllegalStateException("no stack to test", why);
    };
  }

  private static Start start(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(Start.class, _ -> Start.now(), Start.class);
  }
}
