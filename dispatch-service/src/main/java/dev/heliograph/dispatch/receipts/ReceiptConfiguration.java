package dev.heliograph.dispatch.receipts;

import dev.heliograph.dispatch.ledger.Unreceipted;
import dev.heliograph.support.kafka.RecordPublisher;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where no provider has to be asked, nothing runs. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReceiptSettings.class)
class ReceiptConfiguration {
  @Bean
  ReceiptLoop receiptLoop(
      ObjectProvider<ReceiptSource> sources,
      JdbcClient jdbc,
      RecordPublisher records,
      ReceiptSettings settings,
      Clock clock) {
    var texts = new Unreceipted(jdbc);
    return new ReceiptLoop(
        sources.stream()
            .map(one -> new PulledReceipts(one, texts, records::publishAll, settings, clock))
            .toList(),
        settings.tick());
  }
}
