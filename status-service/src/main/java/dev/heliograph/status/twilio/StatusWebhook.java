package dev.heliograph.status.twilio;

import dev.heliograph.contracts.message.MessageId;
import dev.heliograph.contracts.message.ProviderReport;
import dev.heliograph.status.tracking.ReportLog;
import dev.heliograph.status.twilio.WebhookMeters.Outcome;
import dev.heliograph.support.kafka.BrokerUnavailable;
import dev.heliograph.support.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Twilio's status callbacks: 204 once the broker has it, 403 if forged. Repeats are normal. The
 * database is not asked.
 */
@RestController
@EnableConfigurationProperties(TwilioSettings.class)
class StatusWebhook {
  private static final Pattern ATTEMPT = Pattern.compile("[1-9][0-9]{0,3}");

  private final SignatureCheck check;
  private final ReportLog reports;
  private final String publicBase;
  private final WebhookMeters meters;
  private final Clock clock;

  StatusWebhook(
      SignatureCheck check,
      ReportLog reports,
      TwilioSettings settings,
      WebhookMeters meters,
      Clock clock) {
    this.check = check;
    this.reports = reports;
    this.publicBase = settings.base();
    this.meters = meters;
    this.clock = clock;
  }

  @TwilioDocs.Status
  @PostMapping("/webhooks/twilio/status/{messageId}/{attempt}")
  @ResponseStatus(HttpStatus.NO_CONTENT) // without a body nothing has to be negotiated
  void receive(
      @Parameter(description = "The message's id.", schema = @Schema(format = "uuid")) @PathVariable
          String messageId,
      @Parameter(description = "1 to 9999.", schema = @Schema(pattern = "^[1-9][0-9]{0,3}$"))
          @PathVariable
          String attempt,
      HttpServletRequest request)
      throws IOException {
    var fields =
        check
            .verified(TwilioRequest.of(request, publicBase))
            .orElseThrow(
                () ->
                    refusal(
                        HttpStatus.FORBIDDEN,
                        Outcome.SIGNATURE_INVALID,
                        "The signature is missing, or is not Twilio's for this account and URL."));
    append(reportOf(messageId, attempt, fields));
    meters.count(Outcome.TAKEN);
  }

  private void append(ProviderReport report) {
    try {
      reports.append(report);
    } catch (BrokerUnavailable outage) { // answered 503: Twilio repeats it
      meters.count(Outcome.UNAVAILABLE);
      throw outage;
    }
  }

  private ProviderReport reportOf(String messageId, String attempt, FormFields fields) {
    return new ProviderReport(
        messageIdOf(messageId),
        attemptOf(attempt),
        TwilioReport.of(fields)
            .orElseThrow(
                () ->
                    refusal(
                        HttpStatus.BAD_REQUEST,
                        Outcome.REPORT_INCOMPLETE,
                        "A report needs MessageSid and MessageStatus, each of 1 to 255 characters.")),
        clock.instant(),
        fields.values());
  }

  private MessageId messageIdOf(String text) {
    try {
      return MessageId.parse(text);
    } catch (IllegalArgumentException e) {
      throw refusal(
          HttpStatus.BAD_REQUEST,
          Outcome.MESSAGE_ID_INVALID,
          "The path names no message id of ours.");
    }
  }

  private int attemptOf(String text) {
    if (!ATTEMPT.matcher(text).matches()) {
      throw refusal(
          HttpStatus.BAD_REQUEST, Outcome.ATTEMPT_INVALID, "The path names no attempt: 1 to 9999.");
    }
    return Integer.parseInt(text);
  }

  private ProblemException refusal(HttpStatus status, Outcome outcome, String detail) {
    meters.count(outcome);
    return new ProblemException(status, outcome.word(), detail);
  }
}
