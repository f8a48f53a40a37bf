package dev.heliograph.dispatch.wire;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** There only where all of the properties have a value: a provider without credentials is none. */
@Retention(RetentionPolicy.RUNTIME)
@Conditional(WhereSet.AllSet.class)
public @interface WhereSet {
  String[] value();

  /** Whether they have. An empty variable is one that is not set. */
  final class AllSet implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      Map<String, ?> attributes =
          Optional.ofNullable(metadata.getAnnotationAttributes(WhereSet.class.getName()))
              .orElse(Map.of());
      return attributes.get("value") instanceof String[] names
          && Stream.of(names)
              .noneMatch(name -> context.getEnvironment().getProperty(name, "").isBlank());
    }
  }
}
