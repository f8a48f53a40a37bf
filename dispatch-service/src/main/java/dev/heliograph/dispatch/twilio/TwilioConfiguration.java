package dev.heliograph.dispatch.twilio;

import dev.heliograph.dispatch.sending.SendingSettings;
import dev.heliograph.dispatch.sending.SmsGateway;
import dev.heliograph.dispatch.settling.SentTexts;
import dev.heliograph.dispatch.settling.SettlingSettings;
import dev.heliograph.dispatch.wire.SingleRequests;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Twilio as the provider of text messages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TwilioSettings.class)
class TwilioConfiguration {
  @Bean
  SinglePostClient twilioHttp(TwilioSettings settings, SendingSettings sending, Clock clock) {
    var requests =
        new SingleRequests(
            "twilio",
            sending.permits().total(),
            sending.times().call(),
            SingleRequests.CHECKED_AFTER);
    return new SinglePostClient(settings.baseUrl(), requests, new TwilioAnswers(clock));
  }

  @Bean
  SmsGateway twilioGateway(TwilioSettings settings, SinglePostClient http, Clock clock) {
    return new TwilioGateway(settings, http, clock);
  }

  @Bean
  SentTexts twilioList(TwilioSettings settings, SettlingSettings settling) {
    return new TwilioList(settings, settling.call());
  }
}
