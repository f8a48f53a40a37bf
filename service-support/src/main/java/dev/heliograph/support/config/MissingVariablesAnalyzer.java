package dev.heliograph.support.config;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns the exception into what the person who deploys it reads. */
class MissingVariablesAnalyzer extends AbstractFailureAnalyzer<MissingVariables> {
  @Override
  protected FailureAnalysis analyze(Throwable rootFailure, MissingVariables cause) {
    String action =
        cause.hints().entrySet().stream()
            .map(hint -> "Set %s to %s.".formatted(hint.getKey(), hint.getValue()))
            .collect(Collectors.joining("\n"));
    return new FailureAnalysis(cause.getMessage(), action, cause);
  }
}
