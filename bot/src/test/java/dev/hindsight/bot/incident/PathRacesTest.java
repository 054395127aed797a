package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Reopens;
import dev.hindsight.knowledge.Lesson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What must hold when steps of the path die in the middle or meet each other. */
class PathRacesTest {

  private final PathBed bed = new PathBed();
  private final IncidentId incident = bed.open();

  @AfterEach
  void end() {
    bed.close();
  }

  @Test
  void aSampleThatDiesIsTakenAgain() {
    bed.onSettleQueued = PathBed.once(new IllegalStateException("killed"));
    assertThatThrownBy(() -> bed.closing().settle(incident)).hasMessage("killed");
    bed.pass(Duration.ofSeconds(2));
    bed.closing().settle(incident);
    assertThat(bed.queued).containsExactly("settle");
  }

  @Test
  void aConclusionThatDiesIsDrawnAgain() {
    bed.onLesson = PathBed.once(new IllegalStateException("killed"));
    sampleTwice();
    assertThatThrownBy(() -> bed.closing().settle(incident)).hasMessage("killed");
    bed.pass(Duration.ofSeconds(2));
    bed.closing().settle(incident);
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void anAlertThatComesWhileItResolvesReopensIt() throws Exception {
    sampleTwice();
    CompletableFuture<Correlation> second = new CompletableFuture<>();
    bed.onLesson =
        () -> {
          Thread.ofVirtual().start(() -> bed.correlateNew().whenComplete(copyTo(second)));
          // the other one gets as far as it can while this transaction is open
          bed.waitForALock();
        };
    bed.closing().settle(incident);
    assertThat(second.get(10, TimeUnit.SECONDS)).isInstanceOf(Reopens.class);
    assertThat(state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void anAlertOfAnotherServiceThatWasInItBeforeDoesNotJoinItWhileItResolves() throws Exception {
    sampleTwice();
    CompletableFuture<Correlation> second = new CompletableFuture<>();
    bed.onLesson =
        () -> {
          apart(bed.alerts.again("cart", incident)).whenComplete(copyTo(second));
          bed.waitForALock();
        };
    bed.closing().settle(incident);
    assertThat(second.get(20, TimeUnit.SECONDS)).isInstanceOf(Correlation.Opens.class);
    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
  }

  @Test
  void alertsThatWereInEachOthersServicesIncidentDoNotBlockEachOther() {
    IncidentId cart = bed.incidents().open(clues("cart"), "cart", "s", bed.instant());
    for (int round = 0; round < 30; round++) {
      AlertId one = bed.alerts.again("cart", incident);
      AlertId other = bed.alerts.again("checkout", cart);
      CompletableFuture<Correlation> first = apart(one);
      CompletableFuture<Correlation> second = apart(other);
      assertThat(List.of(first.join(), second.join())).allMatch(Joins.class::isInstance);
    }
  }

  private CompletableFuture<Correlation> apart(AlertId id) {
    return CompletableFuture.supplyAsync(
        () -> bed.correlate(id.value()), task -> Thread.ofVirtual().start(task));
  }

  private Clues clues(String service) {
    return Clues.of(bed.alerts.last()).about("am", "default", service);
  }

  @Test
  void anAlertThatCameFirstKeepsItOpen() {
    sampleTwice();
    assertThat(bed.correlateNew().join()).isInstanceOf(Joins.class);
    bed.closing().settle(incident);
    assertThat(state()).isEqualTo(IncidentState.OPEN);
  }

  @Test
  void anAlertThatEndedBeforeItWasReadOpensNothing() {
    bed.alerts.change(1, Alert.Status.RESOLVED);
    assertThat(bed.correlate(1)).isNotInstanceOf(Correlation.Opens.class);
  }

  @Test
  void noVoteStartsARunOfWhatIsOver() {
    sampleTwice();
    bed.closing().settle(incident);
    PlanNews news = bed.get(PlanNews.class);
    assertThatThrownBy(() -> news.changed(new PlanId(1), incident.toString(), PlanState.APPROVED))
        .isInstanceOf(IncidentOver.class);
    news.changed(new PlanId(1), incident.toString(), PlanState.EXPIRED);
    // a run that waits for its start goes on telling why
    news.progressed(new PlanId(1), incident.toString(), PlanState.APPROVED);
  }

  @Test
  void aPlanInHandIsNotReplaced() {
    bed.incidents().offered(incident, new PlanId(1), grounds("oom_killed"));
    bed.planState = PlanState.AWAITING_APPROVAL;
    Investigations investigations = bed.get(Investigations.class);
    investigations.offered(incident, new PlanId(2), grounds("oom_killed"));
    investigations.notOffered(incident, "unclear");
    assertThat(bed.incidents().find(incident).orElseThrow().plan()).contains(new PlanId(1));
    bed.planState = PlanState.REJECTED;
    investigations.offered(incident, new PlanId(2), grounds("oom_killed"));
    assertThat(bed.incidents().find(incident).orElseThrow().plan()).contains(new PlanId(2));
  }

  @Test
  void aFixProvesTheCauseItWasOfferedForWhateverWasFoundAfterIt() {
    fixedWhileSomethingElseIsFound();

    bed.closing().settle(incident);

    assertThat(bed.lessons)
        .singleElement()
        .satisfies(
            lesson -> {
              assertThat(lesson.cause()).isEqualTo("oom_killed");
              assertThat(lesson.confirmed()).isTrue();
              assertThat(lesson.alertNames()).containsExactly("A1");
            });
    assertThat(bed.taught)
        .singleElement()
        .satisfies(
            seen -> {
              assertThat(seen.culprit()).contains("Pod of oom_killed");
              assertThat(seen.evidence()).extracting("text").containsExactly("line of oom_killed");
            });
    assertThat(bed.get(Board.class).view(incident).orElseThrow().cause())
        .map(IncidentView.Cause::title)
        .contains("title of oom_killed");
  }

  @Test
  void aSecondPlanTakesNothingFromWhatTheFirstHasProven() {
    fixedWhileSomethingElseIsFound();
    bed.get(Investigations.class).offered(incident, new PlanId(43), grounds("image_pull"));
    bed.planStates.put(new PlanId(43), PlanState.PROPOSED);
    assertThat(bed.incidents().find(incident).orElseThrow().plan()).contains(new PlanId(43));

    sampleTwice();
    bed.closing().settle(incident);

    assertThat(state()).isEqualTo(IncidentState.RESOLVED);
    assertThat(bed.lessons)
        .singleElement()
        .satisfies(
            lesson -> {
              assertThat(lesson.cause()).isEqualTo("oom_killed");
              assertThat(lesson.confirmed()).isTrue();
              assertThat(lesson.helped()).contains(true);
              assertThat(lesson.fix()).hasValueSatisfying(fix -> assertThat(fix).contains("42"));
            });
    assertThat(bed.get(Board.class).view(incident).orElseThrow().cause())
        .map(IncidentView.Cause::title)
        .contains("title of oom_killed");
  }

  @Test
  void deathBetweenTheProofAndTheLessonChangesNothingOfThat() {
    bed.incidents().offered(incident, new PlanId(42), grounds("oom_killed"));
    bed.planState = PlanState.SUCCEEDED;
    bed.onLesson = PathBed.once(new IllegalStateException("killed"));
    assertThatThrownBy(() -> bed.closing().settle(incident)).hasMessage("killed");

    // another replica goes on, and a late alert is quicker
    bed.correlateNew().join();
    bed.get(Investigations.class).end(incident, findings("image_pull"));
    bed.alerts.change(2, Alert.Status.RESOLVED);
    bed.closing().settle(incident);

    assertThat(bed.lessons).extracting(Lesson::cause).containsExactly("oom_killed");
    assertThat(bed.lessons).allMatch(Lesson::confirmed);
  }

  @Test
  void aFixOfWhichNobodyKeptWhatItWasForProvesNothing() {
    fixedWhileSomethingElseIsFound();
    bed.forgetGrounds();

    bed.closing().settle(incident);

    assertThat(bed.lessons)
        .singleElement()
        .satisfies(
            lesson -> {
              assertThat(lesson.confirmed()).isFalse();
              assertThat(lesson.helped()).contains(true);
            });
  }

  private void fixedWhileSomethingElseIsFound() {
    bed.incidents().found(incident, findings("oom_killed"));
    bed.incidents().offered(incident, new PlanId(42), grounds("oom_killed"));
    bed.planState = PlanState.SUCCEEDED;
    bed.correlateNew().join();
    bed.get(Investigations.class).end(incident, findings("image_pull"));
    bed.alerts.change(2, Alert.Status.RESOLVED);
  }

  private static Grounds grounds(String cause) {
    return new Grounds(List.of("A1"), findings(cause));
  }

  private static Findings findings(String cause) {
    return new Findings(
        Optional.empty(),
        cause,
        List.of(
            new IncidentView.Cause(
                "title of " + cause,
                "likely",
                List.of(1),
                List.of(),
                90,
                "Pod of " + cause,
                cause)),
        List.of(),
        List.of(new IncidentView.Evidence(1, "Pod of " + cause, "event", "line of " + cause)),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private void sampleTwice() {
    for (int i = 0; i < 2; i++) {
      bed.closing().settle(incident);
      bed.pass(Duration.ofSeconds(41));
    }
  }

  private IncidentState state() {
    return bed.incidents().find(incident).orElseThrow().state();
  }

  private static java.util.function.BiConsumer<Correlation, Throwable> copyTo(
      CompletableFuture<Correlation> to) {
    return (done, failed) -> {
      if (failed == null) {
        to.complete(done);
      } else {
        to.completeExceptionally(failed);
      }
    };
  }
}
