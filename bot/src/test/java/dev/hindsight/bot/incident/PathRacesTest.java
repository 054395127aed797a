package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.incident.Correlation.Joins;
import dev.hindsight.bot.incident.Correlation.Reopens;
import java.time.Duration;
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
  }

  @Test
  void aPlanInHandIsNotReplaced() {
    bed.incidents().offered(incident, new PlanId(1));
    bed.planState = PlanState.AWAITING_APPROVAL;
    Investigations investigations = bed.get(Investigations.class);
    investigations.offered(incident, new PlanId(2));
    investigations.notOffered(incident, "unclear");
    assertThat(bed.incidents().find(incident).orElseThrow().plan()).contains(new PlanId(1));
    bed.planState = PlanState.REJECTED;
    investigations.offered(incident, new PlanId(2));
    assertThat(bed.incidents().find(incident).orElseThrow().plan()).contains(new PlanId(2));
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
