package dev.heliograph.status;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.heliograph.status",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_KNOW_NO_ADAPTER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "..status.tracking..",
              "..status.history..",
              "..status.commands..",
              "..status.deadletters..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..status.twilio..", "..status.kafka..", "..status.postgres..");

  @ArchTest
  static final ArchRule ONLY_POSTGRES_SPEAKS_SQL =
      noClasses()
          .that()
          .resideOutsideOfPackage("..status.postgres..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.sql..", "org.springframework.jdbc..", "org.flywaydb..");

  @ArchTest
  static final ArchRule ONLY_KAFKA_KNOWS_THE_BROKER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..status.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

  @ArchTest
  static final ArchRule NO_OTHER_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.heliograph.ingest..", "dev.heliograph.composer..", "dev.heliograph.dispatch..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.heliograph.status.(*)..").should().beFreeOfCycles();
}
