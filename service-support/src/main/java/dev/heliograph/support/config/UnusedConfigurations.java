package dev.heliograph.support.config;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;

/**
 * Leaves out what libraries would configure and no service uses: each costs a start some
 * milliseconds, even where it finds out that it is not needed.
 */
class UnusedConfigurations implements AutoConfigurationImportFilter {
  private static final Set<String> SPRINGS =
      Set.of(
          "AopAutoConfiguration",
          "JmxAutoConfiguration",
          "JndiDataSourceAutoConfiguration",
          "JtaAutoConfiguration",
          "MessageSourceAutoConfiguration",
          "MultipartAutoConfiguration",
          "PersistenceExceptionTranslationAutoConfiguration",
          "ProjectInfoAutoConfiguration",
          "SpringApplicationAdminJmxAutoConfiguration",
          "XADataSourceAutoConfiguration");

  /** Endpoints that are not exposed, and meters that are not kept. */
  private static final Set<String> ACTUATORS =
      Set.of(
          "AuditAutoConfiguration",
          "AuditEventsEndpointAutoConfiguration",
          "BeansEndpointAutoConfiguration",
          "ConditionsReportEndpointAutoConfiguration",
          "ConfigurationPropertiesReportEndpointAutoConfiguration",
          "EnvironmentEndpointAutoConfiguration",
          "FlywayEndpointAutoConfiguration",
          "HeapDumpWebEndpointAutoConfiguration",
          "HttpExchangesEndpointAutoConfiguration",
          "InfoContributorAutoConfiguration",
          "InfoEndpointAutoConfiguration",
          "JmxEndpointAutoConfiguration",
          "LogFileWebEndpointAutoConfiguration",
          "LoggersEndpointAutoConfiguration",
          "MappingsEndpointAutoConfiguration",
          "MetricsAspectsAutoConfiguration",
          "MetricsEndpointAutoConfiguration",
          "OpenTelemetryLoggingAutoConfiguration",
          "OtlpLoggingAutoConfiguration",
          "SbomEndpointAutoConfiguration",
          "ScheduledTasksEndpointAutoConfiguration",
          "ScheduledTasksObservationAutoConfiguration",
          "ServletHttpExchangesAutoConfiguration",
          "ServletMappingsAutoConfiguration",
          "ShutdownEndpointAutoConfiguration",
          "SslHealthContributorAutoConfiguration",
          "SslMetricsAutoConfiguration",
          "StartupEndpointAutoConfiguration",
          "StartupTimeMetricsListenerAutoConfiguration",
          "TaskExecutorMetricsAutoConfiguration",
          "ThreadDumpEndpointAutoConfiguration",
          "TomcatMetricsAutoConfiguration",
          "WebMvcMappingsAutoConfiguration");

  private static final Set<String> SPRINGDOCS =
      Set.of(
          "SpringDocDataRestConfiguration",
          "SpringDocFunctionCatalogConfiguration",
          "SpringDocGroovyConfiguration",
          "SpringDocHateoasConfiguration",
          "SpringDocJacksonKotlinModuleConfiguration",
          "SpringDocJavadocConfiguration",
          "SpringDocKotlinConfiguration",
          "SpringDocKotlinxConfiguration",
          "SpringDocPageableConfiguration",
          "SpringDocSecurityConfiguration",
          "SpringDocSortConfiguration");

  private static final String SPRING = "org.spring"; // springframework and springdoc

  /** Without their packages, which Spring Boot has renamed before. */
  static Stream<String> names() {
    return Stream.of(SPRINGS, ACTUATORS, SPRINGDOCS).flatMap(Set::stream);
  }

  @Override
  public boolean[] match(@Nullable String[] names, AutoConfigurationMetadata metadata) {
    return wanted(names);
  }

  static boolean[] wanted(@Nullable String[] names) {
    boolean[] wanted = new boolean[names.length];
    for (int i = 0; i < names.length; i++) {
      wanted[i] = !isUnused(names[i]);
    }
    return wanted;
  }

  /** Others have left some out before. */
  private static boolean isUnused(@Nullable String name) {
    if (name == null) {
      return true;
    }
    return name.startsWith(SPRING) && isUnusedName(name.substring(name.lastIndexOf('.') + 1));
  }

  private static boolean isUnusedName(String name) {
    return SPRINGS.contains(name) || ACTUATORS.contains(name) || SPRINGDOCS.contains(name);
  }
}
