package dev.hindsight;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.core.ApplicationModules;

/** Who may know whom. */
@AnalyzeClasses(packages = "dev.hindsight", importOptions = ArchitectureTest.NoTests.class)
class ArchitectureTest {

  /** Leaves tests out wherever they were compiled to, not only in Maven's own folders. */
  static final class NoTests implements ImportOption {

    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/");
    }
  }

  @Test
  void modulesKeepToTheirDirections() {
    ApplicationModules.of(HindsightApplication.class, new NoTests()).verify();
  }

  @ArchTest
  static final ArchRule leavesKnowNoSibling =
      noClasses()
          .that()
          .resideInAnyPackage("..knowledge..", "..actions..", "..prompts..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.hindsight.bot..");

  @ArchTest
  static final ArchRule onlySlackKnowsSlack =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hindsight.bot.slack..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.slack..");

  @ArchTest
  static final ArchRule onlyTheAdapterKnowsKubernetes =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hindsight.actions.kubernetes..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.kubernetes..");

  @ArchTest
  static final ArchRule onlyPromptsKnowTheModel =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.hindsight.prompts.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.springframework.ai.chat..",
              "org.springframework.ai.openai..",
              "org.springframework.ai.anthropic..",
              "org.springframework.ai.ollama..",
              "com.openai..",
              "com.anthropic..");

  @ArchTest
  static final ArchRule onlyItsAdaptersKnowAws =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "dev.hindsight.actions.aws..",
              "dev.hindsight.prompts.model.bedrock..",
              "dev.hindsight.local..",
              "dev.hindsight.bench..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..");

  @ArchTest
  static final ArchRule sqlLivesInClassesNamedForIt =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Jdbc|Pg)[^.]*|.*Configuration")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.jdbc.core.simple.JdbcClient");

  /** Outside of a transaction it keeps its connection until somebody closes it. */
  @ArchTest
  static final ArchRule rowsAreReadAsAList =
      noClasses()
          .should()
          .callMethod(JdbcClient.MappedQuerySpec.class, "stream")
          .orShould()
          .callMethodWhere(target(name("queryForStream")));

  @ArchTest
  static final ArchRule onlyTheApplicationReadsTheWallClock =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HindsightApplication.class.getName())
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDateTime.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(InstantSource.class, "system")
          .orShould()
          .callMethod(Clock.class, "systemDefaultZone")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints =
      noClasses()
          .that()
          .resideOutsideOfPackages("dev.hindsight.bot.cli..", "dev.hindsight.testing..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");
}
