package dev.heliograph.dispatch.advanta;

import dev.heliograph.dispatch.receipts.ReceiptSource;
import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.SendingSettings;
import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.WhereSet;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Advanta as a provider of text messages, where it has credentials. */
@Configuration(proxyBeanMethods = false)
@WhereSet("heliograph.advanta.api-key")
@EnableConfigurationProperties(AdvantaSettings.class)
class AdvantaConfiguration {
  @Bean
  SingleRequests advantaRequests(SendingSettings sending) {
    return new SingleRequests(
        AdvantaGateway.NAME,
        sending.permits().total(),
        sending.times().call(),
        SingleRequests.CHECKED_AFTER);
  }

  @Bean
  Gateway advantaGateway(AdvantaSettings settings, SingleRequests advantaRequests) {
    return new AdvantaGateway(settings, advantaRequests);
  }

  @Bean
  ReceiptSource advantaReceipts(AdvantaSettings settings) {
    return new AdvantaReceipts(settings);
  }
}
