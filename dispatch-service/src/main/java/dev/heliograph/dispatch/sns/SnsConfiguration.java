package dev.heliograph.dispatch.sns;

import dev.heliograph.dispatch.sending.Gateway;
import dev.heliograph.dispatch.sending.SendingSettings;
import dev.heliograph.dispatch.wire.SingleRequests;
import dev.heliograph.dispatch.wire.WhereSet;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** Amazon SNS as a provider of text messages, where it has credentials and a region. */
@Configuration(proxyBeanMethods = false)
@WhereSet({"heliograph.sns.access-key-id", "heliograph.sns.region"})
@EnableConfigurationProperties(SnsSettings.class)
class SnsConfiguration {
  @Bean
  SingleRequests snsRequests(SendingSettings sending) {
    return new SingleRequests(
        SnsGateway.NAME,
        sending.permits().total(),
        sending.times().call(),
        SingleRequests.CHECKED_AFTER);
  }

  @Bean
  SnsClient snsClient(SnsSettings settings, SingleRequests snsRequests) {
    return client(settings, snsRequests);
  }

  @Bean
  Gateway snsGateway(
      SnsSettings settings, SnsClient client, SingleRequests snsRequests, Clock clock) {
    return new SnsGateway(client, settings.byName(), snsRequests, clock);
  }

  /** What a file in somebody's home says of retries, endpoints and regions does not count. */
  static SnsClient client(SnsSettings settings, SingleRequests requests) {
    var builder =
        SnsClient.builder()
            .region(Region.of(settings.region()))
            .credentialsProvider(StaticCredentialsProvider.create(credentials(settings)))
            .httpClient(new SnsHttp(requests, settings.endpoint()))
            .overrideConfiguration(
                override ->
                    override
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .defaultProfileFile(ProfileFile.aggregator().build()));
    if (!settings.endpoint().isEmpty()) {
      builder.endpointOverride(URI.create(settings.endpoint()));
    }
    return builder.build();
  }

  private static AwsCredentials credentials(SnsSettings settings) {
    String secret = settings.secretAccessKey().value();
    String session = settings.sessionToken().value();
    return session.isBlank()
        ? AwsBasicCredentials.create(settings.accessKeyId(), secret)
        : AwsSessionCredentials.create(settings.accessKeyId(), secret, session);
  }
}
