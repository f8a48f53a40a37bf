package dev.heliograph.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.heliograph.contracts",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTest {

  /** No Spring, no JDBC, no Kafka, no provider: what is not on this list does not come in. */
  @ArchTest
  static final ArchRule DEPENDS_ON_LITTLE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.heliograph.contracts..",
              "java.io..",
              "java.lang..",
              "java.math..",
              "java.net",
              "java.nio..",
              "java.security",
              "java.time..",
              "java.util..",
              "org.jspecify.annotations",
              "com.fasterxml.jackson.annotation",
              "tools.jackson..",
              "com.google.i18n.phonenumbers..",
              "com.networknt.schema..");

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.heliograph.contracts.(*)..").should().beFreeOfCycles();
}
