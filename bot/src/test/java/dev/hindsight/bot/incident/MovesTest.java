package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people do about an incident is kept once, with who and when, over a real database. */
class MovesTest {

  private static final PersonId ERIN = new PersonId("U1ERIN");
  private static final PersonId ADA = new PersonId("U2ADA");

  private final PathBed bed = new PathBed();
  private final IncidentId id = bed.open();

  @AfterEach
  void end() {
    bed.close();
  }

  private Answer make(Move move, PersonId who) {
    return bed.get(Moves.class).make(id, move, who);
  }

  private Incident now() {
    return bed.incidents().find(id).orElseThrow();
  }

  private List<Kind> timeline() {
    return bed.get(Timeline.class).of(id).stream().map(TimelineEntry::kind).toList();
  }

  @Test
  void whoTakesItTakesCareOfIt() {
    make(new Move.Acknowledge(), ERIN);
    assertThat(now().acknowledgedBy()).contains(ERIN);
    assertThat(now().handling().assignee()).contains(ERIN);
    make(new Move.Assign(Optional.of(ERIN), ADA), ERIN);
    assertThat(now().handling().assignee()).contains(ADA);
    assertThat(now().acknowledgedBy()).contains(ERIN);
    assertThat(timeline()).containsExactly(Kind.ACKNOWLEDGED, Kind.ASSIGNED);
  }

  @Test
  void ofTwoAtOnceOneCountsAndTheOtherHearsOfIt() throws Exception {
    Severity was = now().severity();
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Answer> one = () -> make(new Move.Rate(was, Severity.SEV1, ""), ERIN);
      Callable<Answer> other = () -> make(new Move.Rate(was, Severity.SEV4, ""), ADA);
      List<Answer> answers =
          threads.invokeAll(List.of(one, other)).stream().map(Future::resultNow).toList();
      assertThat(answers).filteredOn(Answer.Accepted.class::isInstance).hasSize(1);
      assertThat(answers)
          .filteredOn(Answer.Refused.class::isInstance)
          .singleElement()
          .satisfies(
              no -> assertThat(no.text()).containsPattern("meanwhile by U\\w+ at 03:00:00 UTC"));
    }
    assertThat(timeline()).containsExactly(Kind.RATED);
  }

  @Test
  void whatIsSentTwiceIsNotedOnce() {
    make(new Move.Note("the disk was full", "press-1"), ERIN);
    assertThat(make(new Move.Note("the disk was full", "press-1"), ERIN).text())
        .contains("counts once");
    make(new Move.Note("the disk was full", "press-2"), ERIN);
    assertThat(timeline()).containsExactly(Kind.NOTED, Kind.NOTED);
  }

  @Test
  void aPersonsRatingHoldsUntilAnAlertIsWorseThanAllBefore() {
    Severity first = now().severity();
    make(new Move.Rate(first, Severity.SEV4, "only the demo shop"), ERIN);
    bed.incidents().joined(id, first, true);
    assertThat(now().severity()).isEqualTo(Severity.SEV4);
    bed.incidents().joined(id, Severity.SEV1, true);
    assertThat(now().severity()).isEqualTo(Severity.SEV1);
  }

  @Test
  void aSnoozeEndsInTimeAndOnlyThen() {
    Instant until = bed.instant().plus(Duration.ofHours(1));
    make(new Move.Snooze(Optional.empty(), until), ERIN);
    assertThat(bed.queued).contains("wake " + until);
    bed.pass(Duration.ofMinutes(59));
    bed.get(Snoozes.class).wake(id);
    assertThat(now().handling().snoozed()).isPresent();
    assertThat(bed.queued).filteredOn(("wake " + until)::equals).hasSize(2);
    bed.pass(Duration.ofMinutes(1));
    bed.get(Snoozes.class).wake(id);
    bed.get(Snoozes.class).wake(id);
    assertThat(now().handling().snoozed()).isEmpty();
    assertThat(timeline()).containsExactly(Kind.SNOOZED, Kind.WOKEN);
  }

  @Test
  void aWorseAlertEndsASnoozeAndAnotherDoesNot() {
    Instant until = bed.instant().plus(Duration.ofHours(1));
    make(new Move.Snooze(Optional.empty(), until), ERIN);
    Snoozes snoozes = bed.get(Snoozes.class);
    snoozes.joined(id, bed.alerts.last(), now().severity());
    assertThat(now().handling().snoozed()).isPresent();
    bed.alerts.add(Alert.Status.FIRING);
    bed.correlateWorse(snoozes, id);
    assertThat(now().handling().snoozed()).isEmpty();
    assertThat(timeline()).containsExactly(Kind.SNOOZED, Kind.WOKEN);
  }

  @Test
  void whoEndsItWhileAnAlertFiresIsToldWhenThatIsToldAgainAndSoIsTheCard() {
    bed.alerts.add(Alert.Status.FIRING);
    bed.correlateWorse(bed.get(Snoozes.class), id);
    String fires =
        " 1 of its alerts still fires; it is told again only once it has ended and fires anew.";
    assertThat(make(new Move.Resolve("the deploy was taken back"), ERIN).text())
        .isEqualTo("INC-1 is resolved." + fires);
    assertThat(now().conclusion())
        .contains("Resolved by hand." + fires + " What ended it: the deploy was taken back");
  }

  @Test
  void whatIsEndedByHandIsLearnedFromAsAnyOther() {
    assertThat(make(new Move.Resolve("the deploy was taken back"), ERIN).text())
        .isEqualTo("INC-1 is resolved.");
    assertThat(now().conclusion()).contains("Resolved by hand: the deploy was taken back");
    assertThat(bed.lessons).hasSize(1);
    assertThat(make(new Move.Resolve("again"), ADA).text())
        .isEqualTo("INC-1 is resolved already by U1ERIN at 03:00:00 UTC.");
    assertThat(bed.lessons).hasSize(1);
  }

  @Test
  void whatIsDeclaredTwiceIsOneIncident() {
    Openings openings = bed.get(Openings.class);
    Clues clues = bed.get(Whereabouts.class).declared("shop/ledger", Severity.SEV2).orElseThrow();
    var first = openings.open(clues, "postings are late", ERIN, "form-1");
    assertThat(openings.open(clues, "postings are late", ERIN, "form-1").incident())
        .isEqualTo(first.incident());
    var other = openings.open(clues, "postings are gone", ADA, "form-2");
    assertThat(other.incident()).isEqualTo(first.incident());
    assertThat(other.answer().text()).contains("is open for ledger already; nothing was opened");
    Incident declared = bed.incidents().find(first.incident().orElseThrow()).orElseThrow();
    assertThat(declared.title()).isEqualTo("ledger: postings are late");
    assertThat(declared.severity()).isEqualTo(Severity.SEV2);
  }

  @Test
  void whatReopensItWorseThanItWasIsShownAsBadAsItIs() {
    make(new Move.Rate(now().severity(), Severity.SEV4, "only the demo shop"), ERIN);
    make(new Move.Resolve("the deploy was taken back"), ERIN);
    bed.alerts.add(Alert.Status.FIRING);
    assertThat(bed.correlate(bed.alerts.last().id().value()))
        .isInstanceOf(Correlation.Reopens.class);
    assertThat(now().severity()).isEqualTo(Severity.SEV4);
    make(new Move.Resolve("the deploy was taken back again"), ERIN);
    bed.alerts.addCritical();
    assertThat(bed.correlate(bed.alerts.last().id().value()))
        .isInstanceOf(Correlation.Reopens.class);
    assertThat(now().severity()).isEqualTo(Severity.SEV1);
  }
}
