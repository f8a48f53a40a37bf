package dev.heliograph.support.openapi;

import dev.heliograph.support.api.Caller;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The API document of every service. */
@AutoConfiguration(before = {SpringDocConfiguration.class, SpringDocWebMvcConfiguration.class})
public class OpenApiConfiguration {

  @Bean
  @Lazy
  OpenAPI openApi(
      @Value("${spring.application.name:service}") String name,
      @Value("${heliograph.docs.description:}") String description) {
    return new OpenAPI()
        .info(
            new Info().title("Heliograph " + name).version("v1").description(description.strip()));
  }

  @Bean
  @Lazy
  ApiDocument.Springdoc springdoc(
      ObjectFactory<OpenAPIService> openApi,
      AbstractRequestService requests,
      GenericResponseService responses,
      OperationService operations,
      SpringDocConfigProperties properties,
      SpringDocProviders providers,
      SpringDocCustomizers customizers,
      Sleepers sleepers,
      BeanFactory beans) {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, HttpHeaders.class);
    sleepers.names().forEach(beans::getBean); // they register themselves where springdoc looks
    return new ApiDocument.Springdoc(
        openApi, requests, responses, operations, properties, providers, customizers);
  }

  @Bean
  @Lazy
  ApiDocument apiDocument(
      ApiDocument.Springdoc springdoc,
      Map<String, RequestMappingHandlerMapping> mappings,
      List<ApiDocumentPart> parts) {
    return new ApiDocument(springdoc, new ApiDocument.Ours(mappings, parts));
  }

  /** Beans of springdoc's that wait for the first question. */
  record Sleepers(List<String> names) {
    Sleepers {
      names = List.copyOf(names);
    }
  }

  /** Nothing of springdoc is made before somebody asks for the document. */
  @Bean
  static BeanFactoryPostProcessor lazySpringdoc() {
    return beans -> {
      var sleepers = new ArrayList<String>();
      for (String name : beans.getBeanDefinitionNames()) {
        var definition = beans.getBeanDefinition(name);
        String from = definition.getFactoryBeanName() + " " + definition.getBeanClassName();
        if (from.contains("org.springdoc.") && !definition.isLazyInit()) {
          definition.setLazyInit(true);
          sleepers.add(name);
        }
      }
      beans.registerSingleton("springdocSleepers", new Sleepers(sleepers));
    };
  }

  /** swagger brings Jackson's YAML along: without this every route would take YAML bodies. */
  @Bean
  ServerHttpMessageConvertersCustomizer jsonAlone() {
    return builder ->
        builder.configureMessageConvertersList(
            converters ->
                converters.removeIf(
                    converter -> converter.getClass().getSimpleName().contains("Yaml")));
  }
}
