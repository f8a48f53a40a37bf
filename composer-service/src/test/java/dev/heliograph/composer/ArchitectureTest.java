package dev.heliograph.composer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Features decide and know no outside system; adapters know features, never the reverse. */
@AnalyzeClasses(packages = "dev.heliograph.composer", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ADAPTERS = {
    "dev.heliograph.composer.kafka..", "dev.heliograph.composer.postgres.."
  };
  private static final String HOME = "dev.heliograph.composer";

  @ArchTest
  static final ArchRule featuresKnowNoOutsideSystem =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .and()
          .resideOutsideOfPackage(HOME)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework..",
              "org.apache.kafka..",
              "java.sql..",
              "javax.sql..",
              "dev.heliograph.support..",
              "dev.heliograph.composer.kafka..",
              "dev.heliograph.composer.postgres..");

  @ArchTest
  static final ArchRule decidingNeedsNoClockAndNoMeters =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.heliograph.composer.decision..",
              "dev.heliograph.composer.rules..",
              "dev.heliograph.composer.templates..",
              "dev.heliograph.composer.tickets..",
              "dev.heliograph.composer.variables..",
              "dev.heliograph.composer.money..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Clock")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("io.micrometer..", "org.slf4j..");

  @ArchTest
  static final ArchRule adaptersDoNotKnowEachOther =
      slices()
          .matching("dev.heliograph.composer.(kafka|postgres)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.heliograph.composer.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule otherServicesAreFar =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.heliograph.ingest..", "dev.heliograph.dispatch..", "dev.heliograph.status..");
}
