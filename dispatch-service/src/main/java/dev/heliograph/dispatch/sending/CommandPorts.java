package dev.heliograph.dispatch.sending;

import dev.heliograph.dispatch.commands.CommandTeller;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What commands need of sending. */
@Configuration(proxyBeanMethods = false)
class CommandPorts {
  @Bean
  CommandTeller commandReports(Clock clock, StatusPublisher publisher) {
    return new CommandReports(clock, publisher);
  }
}
