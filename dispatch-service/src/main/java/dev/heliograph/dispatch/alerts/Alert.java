package dev.heliograph.dispatch.alerts;

import dev.heliograph.contracts.message.Channel;
import java.util.Optional;

/**
 * Something that does not mend itself.
 *
 * @param cause what alerts are told apart by: the same again within a while is told once
 * @param detail in words for people, without personal data
 * @param failing the channel that people are not to be told by, where there is another
 */
public record Alert(String cause, String detail, Optional<Channel> failing) {

  /** Something about texts: people are told otherwise, where they can be. */
  public Alert(String cause, String detail) {
    this(cause, detail, Optional.of(Channel.SMS));
  }

  /** Something about a provider: whoever hears by its channel may not hear. */
  public static Alert of(String provider, String cause, String detail) {
    Channel failing =
        switch (provider) {
          case "smtp" -> Channel.EMAIL;
          case "slack" -> Channel.SLACK;
          case "discord" -> Channel.DISCORD;
          default -> Channel.SMS;
        };
    return new Alert(cause, detail, Optional.of(failing));
  }
}
