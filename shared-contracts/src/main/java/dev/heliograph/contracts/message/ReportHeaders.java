package dev.heliograph.contracts.message;

import dev.heliograph.contracts.MalformedRecord;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The scalar parts of a {@link ProviderReport} as Kafka headers (UTF-8 text), so that dispatch
 * settles attempts without reading what people's carriers wrote.
 */
public record ReportHeaders(MessageId messageId, int attempt, ProviderReport.Reported reported) {
  private static final String MESSAGE_ID = "message-id";
  private static final String ATTEMPT = "attempt";
  private static final String PROVIDER = "provider";
  private static final String PROVIDER_ID = "provider-id";
  private static final String WORD = "word";
  private static final String STATUS = "status";
  private static final String ERROR_CODE = "error-code";

  public static ReportHeaders of(ProviderReport report) {
    return new ReportHeaders(report.messageId(), report.attempt(), report.reported());
  }

  /** Name to value; what is absent has no header. */
  public Map<String, byte[]> write() {
    var headers = new LinkedHashMap<String, byte[]>();
    headers.put(MESSAGE_ID, utf8(messageId.toString()));
    headers.put(ATTEMPT, utf8(Integer.toString(attempt)));
    headers.put(PROVIDER, utf8(reported.provider()));
    headers.put(PROVIDER_ID, utf8(reported.providerId()));
    headers.put(WORD, utf8(reported.word()));
    reported.status().ifPresent(status -> headers.put(STATUS, utf8(status.word())));
    reported.errorCode().ifPresent(code -> headers.put(ERROR_CODE, utf8(code.toString())));
    return headers;
  }

  /**
   * Reads them back.
   *
   * @throws MalformedRecord when one is missing or has not its form
   */
  public static ReportHeaders read(Map<String, byte[]> headers) {
    try {
      var reported =
          new ProviderReport.Reported(
              required(headers, PROVIDER),
              required(headers, PROVIDER_ID),
              required(headers, WORD),
              optional(headers, STATUS).map(MessageStatus::of),
              optional(headers, ERROR_CODE).map(Integer::valueOf));
      return new ReportHeaders(
          MessageId.parse(required(headers, MESSAGE_ID)),
          Integer.parseInt(required(headers, ATTEMPT)),
          reported);
    } catch (IllegalArgumentException e) {
      throw new MalformedRecord("a header of the report has not its form");
    }
  }

  private static String required(Map<String, byte[]> headers, String name) {
    return optional(headers, name)
        .orElseThrow(() -> new MalformedRecord("the report has no header " + name));
  }

  private static Optional<String> optional(Map<String, byte[]> headers, String name) {
    return Optional.ofNullable(headers.get(name))
        .map(value -> new String(value, StandardCharsets.UTF_8));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
