package dev.heliograph.dispatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.heliograph", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ADAPTERS = {
    "dev.heliograph.dispatch.twilio..",
    "dev.heliograph.dispatch.sns..",
    "dev.heliograph.dispatch.advanta..",
    "dev.heliograph.dispatch.wire.."
  };

  @ArchTest
  static final ArchRule ONE_PACKAGE_KNOWS_TWILIOS_SDK =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.heliograph.dispatch.twilio..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.twilio..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_KNOWS_AMAZONS_SDK =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.heliograph.dispatch.sns..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon..");

  @ArchTest
  static final ArchRule ONE_PACKAGE_KNOWS_MAIL =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.heliograph.dispatch.email..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.mail..", "org.eclipse.angus..");

  @ArchTest
  static final ArchRule NO_FEATURE_DEPENDS_ON_AN_ADAPTER =
      noClasses()
          .that()
          .resideOutsideOfPackages(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS)
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.hc..");

  @ArchTest
  static final ArchRule NO_OTHER_SERVICE_IS_KNOWN =
      noClasses()
          .that()
          .resideInAPackage("dev.heliograph.dispatch..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.heliograph.ingest..",
              "dev.heliograph.composer..",
              "dev.heliograph.status..",
              "dev.heliograph.simulator..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("dev.heliograph.dispatch.(*)..").should().beFreeOfCycles();
}
