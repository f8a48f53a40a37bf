package dev.heliograph.dispatch.gates;

import dev.heliograph.support.openapi.ApiRoute;
import io.swagger.v3.oas.annotations.Parameter;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the API document says of providers. */
final class ProviderDocs {
  private static final String SHOWN = "How everything stands now, as for `GET /v1/providers`.";
  private static final String EXAMPLE =
      """
      {"sending":true,"enabled":true,"providers":[{"provider":"twilio","breaker":"closed","senders":[
       {"sender":"main","open":false,"pause":{"since":"2026-11-20T10:00:00Z","by":"console","reason":"price talks"},"segmentsPerSecond":50.0,"segmentsPerSecondNow":50.0,"waiting":1207}]}]}
      """;

  private ProviderDocs() {}

  @Parameter(description = "The provider's name, such as `twilio`.")
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Provider {}

  @Parameter(description = "The sender's configured name, such as `main`; never its number.")
  @Target(ElementType.PARAMETER)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Sender {}

  @ApiRoute(
      id = "showProviders",
      summary = "How providers and their senders stand",
      description =
          """
          Whether texts go out, by provider and sender: what is paused, since when, by whom and why; the breaker of this instance (`open`: the provider did not answer, its texts wait; `half_open`: it is tried with a few); the limit, and what the provider's 429s leave of it now; how much waits in the ledger.
          """,
      answer = @ApiRoute.Answer(status = 200, description = "Every provider.", example = EXAMPLE),
      refuses = {"503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface Show {}

  @ApiRoute(
      id = "pauseSending",
      summary = "Pause all sending",
      description =
          """
          Nothing is begun any more, on any instance, within two seconds; calls under way end. Texts wait in the ledger, and those whose time passes end `expired`. It holds across restarts, until it is resumed.
          What is paused already keeps its time and reason.
          """,
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {
        "400 malformed_json",
        "400 json_limits",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "503 database_unavailable"
      },
      requests = @ApiRoute.Request(name = "with a reason", body = "{\"reason\":\"price talks\"}"),
      bodyOptional = true)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface PauseAll {}

  @ApiRoute(
      id = "resumeSending",
      summary = "Resume all sending",
      description =
          """
          Takes back the pause of everything; providers and senders that were paused by themselves stay paused. `SENDING_ENABLED=false` wins over it.
          """,
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {"503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ResumeAll {}

  @ApiRoute(
      id = "pauseProvider",
      summary = "Pause a provider",
      description = "As for all, but for the senders of this provider alone.",
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {
        "404 provider_unknown",
        "400 malformed_json",
        "400 json_limits",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "503 database_unavailable"
      },
      requests = @ApiRoute.Request(name = "with a reason", body = "{\"reason\":\"price talks\"}"),
      bodyOptional = true)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface PauseProvider {}

  @ApiRoute(
      id = "resumeProvider",
      summary = "Resume a provider",
      description = "Takes back the pause of this provider; senders paused by themselves stay so.",
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {"404 provider_unknown", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ResumeProvider {}

  @ApiRoute(
      id = "pauseSender",
      summary = "Pause a sender",
      description = "As for all, but for this sender alone.",
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {
        "404 provider_unknown",
        "404 sender_unknown",
        "400 malformed_json",
        "400 json_limits",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "503 database_unavailable"
      },
      requests = @ApiRoute.Request(name = "with a reason", body = "{\"reason\":\"price talks\"}"),
      bodyOptional = true)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface PauseSender {}

  @ApiRoute(
      id = "resumeSender",
      summary = "Resume a sender",
      description =
          "Takes back the pause of this sender, also one that its provider's refusal brought about.",
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {"404 provider_unknown", "404 sender_unknown", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface ResumeSender {}

  @ApiRoute(
      id = "setSenderLimit",
      summary = "Limit a sender",
      description =
          """
          Segments a second, counted over all instances; they follow within two seconds. It wins over the configuration and holds across restarts. Urgent texts go first; what exceeds the limit waits in the ledger.
          """,
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {
        "404 provider_unknown",
        "404 sender_unknown",
        "400 body_missing",
        "400 malformed_json",
        "400 json_limits",
        "415 unsupported_media_type",
        "422 invalid_field",
        "422 unknown_field",
        "503 database_unavailable"
      },
      requests = @ApiRoute.Request(name = "fifty a second", body = "{\"segmentsPerSecond\":50}"))
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface SetLimit {}

  @ApiRoute(
      id = "removeSenderLimit",
      summary = "Take a sender's limit away",
      description = "It sends as fast as there are permits, whatever is configured.",
      answer = @ApiRoute.Answer(status = 200, description = SHOWN, example = EXAMPLE),
      refuses = {"404 provider_unknown", "404 sender_unknown", "503 database_unavailable"})
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  @interface RemoveLimit {}
}
