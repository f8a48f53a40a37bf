package dev.heliograph.support.http;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.type.LogicalType;

/** How request bodies are read: what is of another type than the document says is refused. */
@AutoConfiguration
public class JsonConfiguration {
  /** A number where words belong is a mistake of the caller's, not something to be texted. */
  @Bean
  JsonMapperBuilderCustomizer textIsText() {
    return builder ->
        builder.withCoercionConfig(
            LogicalType.Textual,
            coercions ->
                coercions
                    .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  /** Who writes an empty time has forgotten one: it is not as if there were none. */
  @Bean
  JsonMapperBuilderCustomizer emptyIsNoTime() {
    return builder ->
        builder.withCoercionConfig(
            LogicalType.DateTime,
            coercions ->
                coercions.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
  }
}
