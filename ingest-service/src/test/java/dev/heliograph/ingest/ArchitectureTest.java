package dev.heliograph.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "dev.heliograph.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String ROOT = "dev.heliograph.ingest";

  @ArchTest
  static final ArchRule featuresDoNotKnowAdapters =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".messages..", ROOT + ".events..", ROOT + ".checks..", ROOT + ".publishing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + ".stripe..");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsStripe =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".stripe..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.stripe..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching(ROOT + ".(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule otherServicesAndDatabasesAreFarAway =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.heliograph.composer..",
              "dev.heliograph.dispatch..",
              "dev.heliograph.status..",
              "java.sql..",
              "com.twilio..");
}
