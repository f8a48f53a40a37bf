package dev.heliograph.support.personal;

import dev.heliograph.support.config.Secret;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The cipher, in services that keep personal data (those that require its keyset). */
@AutoConfiguration
@ConditionalOnProperty("heliograph.required.HELIOGRAPH_KEYSET")
@EnableConfigurationProperties(PersonalDataConfiguration.Keysets.class)
public class PersonalDataConfiguration {
  @Bean
  PersonalData personalData(Keysets keysets) {
    return PersonalData.of(keysets.keyset(), keysets.hashKeyset());
  }

  /** Tink keysets as JSON. */
  @ConfigurationProperties("heliograph.personal")
  record Keysets(Secret keyset, Secret hashKeyset) {}
}
