package dev.heliograph.support.config;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns the exception into what the person who deploys it reads, before Spring says it its way. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class MalformedVariableAnalyzer extends AbstractFailureAnalyzer<MalformedVariable> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MalformedVariable cause) {
    return new FailureAnalysis(
        cause.getMessage(), "Correct %s and start again.".formatted(cause.variable()), cause);
  }
}
