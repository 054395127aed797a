package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.Sentence;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Findings are told once, whatever dies, runs twice or changes meanwhile. */
class NarrationsTest {

  private final PathBed bed = new PathBed();
  private final IncidentId incident = bed.open();

  @AfterEach
  void end() {
    bed.close();
  }

  @Test
  void whatIsFoundIsQueuedToBeTold() {
    found("256Mi");
    assertThat(bed.queued).containsExactly("narrate");
    assertThat(wording()).as("plain until then").isEmpty();
  }

  @Test
  void theSameIsToldOnce() {
    found("256Mi");
    narrate();
    narrate();
    found("256Mi");
    narrate();
    assertThat(bed.narrator.asked).hasSize(1);
    assertThat(wording().orElseThrow().sentences())
        .containsExactly(new Sentence("Told no. 1", List.of(1)));
  }

  @Test
  void aTellingThatDiesIsDoneAgain() {
    found("256Mi");
    bed.narrator.meanwhile = PathBed.once(new IllegalStateException("killed"));
    assertThatThrownBy(this::narrate).hasMessage("killed");
    narrate();
    assertThat(wording().orElseThrow().sentences()).hasSize(1);
  }

  @Test
  void whatWasFoundMeanwhileVoidsTheWords() {
    bed.narrator.says = List.of(List.of(2));
    found("256Mi");
    bed.narrator.meanwhile = () -> found("512Mi");
    narrate();
    assertThat(wording()).isEmpty();
    bed.narrator.meanwhile = () -> {};
    narrate();
    assertThat(wording().orElseThrow().sentences().getFirst().text()).isEqualTo("Told no. 2");
    found("1Gi");
    assertThat(wording()).as("words about older findings").isEmpty();
  }

  @Test
  void wordsStayWhileTheirCauseAndTheirFactsDo() {
    bed.narrator.says = List.of(List.of(1, 3), List.of(2));
    Investigations investigations = bed.get(Investigations.class);
    investigations.end(incident, found("256Mi", "possible"));
    narrate();
    investigations.end(incident, found("512Mi", "possible"));
    narrate();
    assertThat(bed.narrator.asked).as("what stands is not asked for again").hasSize(1);
    assertThat(wording().orElseThrow().sentences())
        .as("without the sentence about another limit")
        .containsExactly(new Sentence("Told no. 1", List.of(1, 2)));
    found("512Mi");
    narrate();
    assertThat(bed.narrator.asked).as("the engine is surer").hasSize(2);
  }

  @Test
  void lessThanHalfIsNotWorthMuch() {
    bed.narrator.says = List.of(List.of(1), List.of(2), List.of(2));
    found("256Mi");
    narrate();
    found("512Mi");
    assertThat(wording()).isEmpty();
    narrate();
    assertThat(bed.narrator.asked).hasSize(2);
  }

  @Test
  void wordsOfFactsThatStandMeanwhileAreKept() {
    found("256Mi");
    bed.narrator.meanwhile = () -> found("512Mi");
    narrate();
    assertThat(wording().orElseThrow().sentences()).hasSize(1);
    narrate();
    assertThat(bed.narrator.asked).hasSize(1);
  }

  @Test
  void wordsOfAnEarlierVersionAreVoidWhereAnythingIsOther() {
    found("256Mi");
    narrate();
    bed.withoutItsFacts(incident);
    assertThat(wording()).isPresent();
    found("512Mi");
    assertThat(wording()).isEmpty();
  }

  @Test
  void whatIsOverMeanwhileKeepsNoWords() {
    found("256Mi");
    bed.narrator.meanwhile = () -> bed.incidents().resolve(incident, "done", Instant.EPOCH);
    narrate();
    assertThat(bed.narrator.asked).hasSize(1);
    assertThat(wording()).isEmpty();
  }

  @Test
  void twoAtOnceKeepOne() {
    found("256Mi");
    bed.narrator.meanwhile = onlyOnce(this::narrate);
    narrate();
    assertThat(bed.narrator.asked).hasSize(2);
    assertThat(wording().orElseThrow().sentences()).hasSize(1);
    assertThat(version()).as("the loser changes nothing").isEqualTo(3);
  }

  @Test
  void whatIsOverIsNotTold() {
    found("256Mi");
    bed.incidents().resolve(incident, "done", Instant.EPOCH);
    narrate();
    assertThat(bed.narrator.asked).isEmpty();
  }

  @Test
  void aModelThatIsNoHelpIsSaid() {
    found("256Mi");
    Facts facts = bed.get(Narrations.class).begin(incident).orElseThrow();
    bed.get(Narrations.class).end(incident, facts, new Narration.Plain("It was away."));
    assertThat(wording().orElseThrow())
        .isEqualTo(
            new IncidentView.Wording(List.of(), "It was away. This is the plain explanation."));
    narrate();
    assertThat(bed.narrator.asked).as("nor is it asked again").isEmpty();
  }

  @Test
  void aCausePointsAtItsEvidence() {
    Facts facts = FactSheet.of(findings("256Mi"));
    assertThat(facts.text())
        .isEqualTo(
            """
            [1] quoted, alert, alert: PodOOMKilled
            [2] seen, Pod shop/checkout-1: memory limit 256Mi
            [3] cause, likely: out of memory. Rests on [2].
            [4] quoted, not read: Rollout history could not be read\
            """);
    assertThat(FactSheet.evidenceOf(facts, List.of(3, 4, 1))).containsExactly(1, 2);
  }

  @Test
  void whatAnEarlierReleaseKeptIsShownAndGivesWayToWhatIsFoundSince() {
    found("256Mi");
    narrate();
    bed.get(JdbcClient.class)
        .sql("update bot.incidents set narration = narration - 'cause' - 'rests'")
        .update();
    assertThat(wording().orElseThrow().sentences()).hasSize(1);
    found("512Mi");
    assertThat(wording()).isEmpty();
    narrate();
    assertThat(wording()).isPresent();
  }

  private void found(String limit) {
    bed.get(Investigations.class).end(incident, findings(limit));
  }

  /** As the path does it. */
  private void narrate() {
    Narrations narrations = bed.get(Narrations.class);
    narrations
        .begin(incident)
        .ifPresent(facts -> narrations.end(incident, facts, bed.narrator.narrate(facts)));
  }

  private static Runnable onlyOnce(Runnable act) {
    AtomicBoolean done = new AtomicBoolean();
    return () -> {
      if (!done.getAndSet(true)) {
        act.run();
      }
    };
  }

  private Optional<IncidentView.Wording> wording() {
    return bed.get(Board.class).view(incident).orElseThrow().wording();
  }

  private long version() {
    return bed.incidents().find(incident).orElseThrow().version();
  }

  private static Findings findings(String limit) {
    return found(limit, "likely");
  }

  private static Findings found(String limit, String howSure) {
    return new Findings(
        Optional.empty(),
        "oom_killed",
        List.of(new Cause("out of memory", howSure, List.of(2), List.of())),
        List.of("Likely: out of memory."),
        List.of(
            new Evidence(1, "alert", "alert", "PodOOMKilled"),
            new Evidence(2, "Pod shop/checkout-1", "container", "memory limit " + limit)),
        List.of("Rollout history could not be read"),
        Optional.of(
            new IncidentView.LastTime(
                "LSN-3",
                Instant.EPOCH,
                "raised the limit.",
                Optional.of(true),
                Optional.empty(),
                Optional.empty())),
        List.of());
  }
}
