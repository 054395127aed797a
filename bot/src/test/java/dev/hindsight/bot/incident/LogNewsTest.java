package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.knowledge.LogHistory.Seen;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogNewsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Optional<Seen> NEVER = Optional.of(new Seen(0));

  @Test
  void saysHowOftenALineOfTheKindWasSeen() {
    assertThat(news(List.of(NEVER, Optional.of(new Seen(1))), diagnosis()))
        .containsExactly(null, "never seen before", null, "seen once before");
    assertThat(news(List.of(Optional.of(new Seen(23)), Optional.empty()), diagnosis()))
        .containsExactly(null, "seen 23 times before", null, null);
  }

  @Test
  void afterARecentRolloutWhatIsNewIsNewSinceThen() {
    Diagnosis twelveMinutes = diagnosis(Duration.ofMinutes(12), Duration.ofDays(2));
    assertThat(news(List.of(NEVER, Optional.of(new Seen(4))), twelveMinutes))
        .containsExactly(null, "new since the rollout 12 min ago", null, "seen 4 times before");
  }

  @Test
  void neitherTheFirstStartNorAnOldRolloutCounts() {
    assertThat(news(List.of(NEVER, NEVER), diagnosis(Duration.ofMinutes(12))))
        .contains("never seen before");
    assertThat(news(List.of(NEVER, NEVER), diagnosis(Duration.ofDays(1), Duration.ofDays(2))))
        .contains("never seen before");
  }

  private static List<@Nullable String> news(List<Optional<Seen>> before, Diagnosis diagnosis) {
    List<Evidence> lines =
        List.of(
            new Evidence(1, "Pod shop/a", "container", "app waits"),
            new Evidence(2, "Pod shop/a", "log", "no route to host"),
            new Evidence(3, "Pod shop/a", "event", "Warning BackOff"),
            new Evidence(4, "Pod shop/a", "previous_log", "disk 3 is full"));
    Findings findings =
        new Findings(
            Optional.empty(),
            "x",
            List.of(),
            List.of(),
            lines,
            List.of(),
            Optional.empty(),
            List.of());
    assertThat(LogNews.lines(findings)).containsExactly("no route to host", "disk 3 is full");
    return LogNews.noted(findings, before, diagnosis).evidence().stream()
        .<@Nullable String>map(Evidence::news)
        .toList();
  }

  private static Diagnosis diagnosis(Duration... rollouts) {
    ObjectRef deployment = new ObjectRef("c1", "Deployment", "shop", "a");
    List<Observation> seen =
        Stream.of(rollouts)
            .map(
                age ->
                    new Observation(
                        deployment,
                        Observation.Kind.ROLLOUT,
                        "revision",
                        Optional.of(NOON.minus(age))))
            .toList();
    return new Diagnosis(Optional.of(deployment), seen, List.of(), NOON);
  }
}
