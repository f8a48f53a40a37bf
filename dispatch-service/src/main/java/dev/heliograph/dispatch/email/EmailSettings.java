package dev.heliograph.dispatch.email;

import dev.heliograph.contracts.message.EmailAddress;
import dev.heliograph.support.config.MalformedVariable;
import dev.heliograph.support.config.Secret;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mails are sent.
 *
 * @param url the mail server; blank: mails wait for one
 * @param from whom mails come from
 * @param total of one mail: connecting, logging in, handing over, and the answer
 * @param atOnce so many mails are handed over at the same time
 */
@ConfigurationProperties("heliograph.email")
record EmailSettings(
    Secret url,
    @DefaultValue("") String from,
    @DefaultValue("20s") Duration total,
    @DefaultValue("16") int atOnce) {

  SmtpServer server() {
    return SmtpServer.parse(url);
  }

  EmailAddress sender() {
    return EmailAddress.parse(from)
        .orElseThrow(
            () ->
                new MalformedVariable(
                    "EMAIL_FROM",
                    "it is no e-mail address; set it to the one that mails come from, such as"
                        + " texts@example.com"));
  }
}
