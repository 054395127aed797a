package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.prompts.Narrator;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A cluster's name stands on a card only for the cluster that was looked at under it. */
class ClusterNamesTest {

  /** That of the plans of the tests. */
  private static final String ONE = "8c1f0a52-0000-4000-8000-3d1e2f3a4b5c";

  private static final String OTHER = "0b7d1c33-0000-4000-8000-9a8b7c6d5e4f";

  private final PathBed bed = new PathBed();
  private final IncidentId incident = bed.open();

  @AfterEach
  void end() {
    bed.close();
  }

  @Test
  void whatWasLookedAtHasItsName() {
    look(ONE, "prod-eu");
    plan();
    assertThat(cluster()).isEqualTo("prod-eu");
    look(ONE, "prod-europe");
    assertThat(cluster()).as("it was given another").isEqualTo("prod-europe");
  }

  @Test
  void withoutASettingItsIdentityStands() {
    look(ONE, null);
    assertThat(cluster()).isEqualTo(ONE);
  }

  @Test
  void aPlanForTheClusterOfBeforeIsNotShownUnderTheNameOfTheNextOne() {
    look(ONE, "prod-eu");
    plan();
    look(OTHER, "stage");
    assertThat(cluster()).as("two clusters, no name for both").isEqualTo(OTHER);
  }

  @Test
  void aNameIsThatOfOneCluster() {
    plan();
    look(ONE, "prod");
    look(OTHER, "prod");
    assertThat(bed.get(JdbcClusterNames.class).all()).containsOnlyKeys(OTHER);
  }

  /** As a bot with this setting does it, whose address led there. */
  private void look(String identity, @Nullable String name) {
    new Investigations(
            bed.get(Incidents.class),
            bed.get(Alerts.class),
            bed.get(Remediation.class),
            bed.get(Work.class),
            bed.get(Clock.class),
            bed.get(IncidentSettings.class),
            bed.get(Narrator.class),
            new ConnectedCluster(name),
            bed.get(JdbcClusterNames.class))
        .end(incident, findings(identity));
  }

  private void plan() {
    bed.incidents().offered(incident, new PlanId(42), new Grounds(List.of("A1"), findings(ONE)));
  }

  private String cluster() {
    return bed.get(Board.class).view(incident).orElseThrow().cluster();
  }

  private static Findings findings(String identity) {
    return new Findings(
        Optional.of(identity),
        "oom_killed",
        List.of(new IncidentView.Cause("out of memory", "likely", List.of(), List.of())),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }
}
