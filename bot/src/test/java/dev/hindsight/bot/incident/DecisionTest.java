package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.bot.incident.Decision.Counts;
import dev.hindsight.bot.incident.Decision.Refused;
import dev.hindsight.bot.incident.Decision.Seen;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import dev.hindsight.bot.slack.view.TestIncidents;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whether a move counts, and what the one who came second hears. */
class DecisionTest {

  private static final PersonId ERIN = new PersonId("U1ERIN");
  private static final PersonId ADA = new PersonId("U2ADA");
  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(71);
  private static final Instant LATER = NOW.plus(Duration.ofHours(2));
  private static final PlanId PLAN = new PlanId(42);

  static Stream<Arguments> moves() {
    Move rate = new Move.Rate(Severity.SEV3, Severity.SEV1, "all carts");
    Move assign = new Move.Assign(Optional.empty(), ADA);
    Move snooze = new Move.Snooze(Optional.empty(), LATER);
    Move resolve = new Move.Resolve("by hand");
    Move nudge = new Move.Nudge(PLAN);
    return Stream.of(
        arguments("nobody has it", fresh(), new Move.Acknowledge(), "You have INC-1."),
        arguments("again", taken(ERIN), new Move.Acknowledge(), "-You have INC-1 already."),
        arguments(
            "another has it",
            taken(ADA),
            new Move.Acknowledge(),
            "-INC-1 has been taken already by U2ADA at 02:58:49 UTC."),
        arguments("given away", fresh(), assign, "U2ADA takes care of INC-1."),
        arguments(
            "to oneself",
            fresh(),
            new Move.Assign(Optional.empty(), ERIN),
            "You take care of INC-1."),
        arguments(
            "given twice",
            assigned(ADA),
            assign,
            "-INC-1 is assigned to U2ADA already by U2ADA at 02:58:49 UTC."),
        arguments(
            "given to another meanwhile",
            assigned(ERIN),
            assign,
            "-INC-1 was assigned meanwhile by U2ADA at 02:58:49 UTC; nothing was changed."),
        arguments("worse", fresh(), rate, "INC-1 is SEV1 now."),
        arguments(
            "rated twice",
            rated(Severity.SEV1),
            rate,
            "-INC-1 is SEV1 already by U2ADA at 02:58:49 UTC."),
        arguments(
            "rated otherwise meanwhile",
            rated(Severity.SEV2),
            rate,
            "-INC-1 became SEV2 meanwhile by U2ADA at 02:58:49 UTC; nothing was changed."),
        arguments(
            "left alone",
            fresh(),
            snooze,
            "INC-1 is snoozed; it wakes up then, or when it gets worse."),
        arguments(
            "until it was over",
            fresh(),
            new Move.Snooze(Optional.empty(), NOW),
            "-That is over already; INC-1 was not snoozed."),
        arguments(
            "until it is forgotten",
            fresh(),
            new Move.Snooze(Optional.empty(), NOW.plus(Duration.ofDays(32))),
            "-That is more than 31 days; INC-1 was not snoozed."),
        arguments(
            "left alone meanwhile",
            snoozed(NOW.plusSeconds(60)),
            snooze,
            "-INC-1 was snoozed meanwhile by U2ADA at 02:58:49 UTC; nothing was changed."),
        arguments(
            "left alone as wished",
            snoozed(LATER),
            snooze,
            "-INC-1 is snoozed until then already by U2ADA at 02:58:49 UTC."),
        arguments("woken", snoozed(LATER), new Move.Wake(), "INC-1 is awake."),
        arguments("nothing to wake", fresh(), new Move.Wake(), "-INC-1 is not snoozed."),
        arguments("ended", fresh(), resolve, "INC-1 is resolved."),
        arguments(
            "ended while a run is at it",
            planned(PlanState.RUNNING),
            resolve,
            "-PLN-42 is still at work on it; say “cancel PLN-42” first, or wait."),
        arguments(
            "ended twice", over(), resolve, "-INC-1 is resolved already by U2ADA at 02:58:49 UTC."),
        arguments(
            "a word after the end",
            over(),
            new Move.Note("x", "m"),
            "Noted in the timeline of INC-1."),
        arguments(
            "told to all after the end",
            over(),
            new Move.Update("x", "m"),
            "-INC-1 is resolved already by U2ADA at 02:58:49 UTC."),
        arguments(
            "reminded",
            planned(PlanState.AWAITING_APPROVAL),
            nudge,
            "The approvers of PLN-42 are reminded."),
        arguments(
            "reminded a minute ago",
            with(planned(PlanState.AWAITING_APPROVAL), Kind.NUDGED, "PLN-42", BEFORE),
            nudge,
            "-Its approvers were reminded by U2ADA at 02:58:49 UTC; once in ten minutes is"
                + " enough."),
        arguments(
            "reminded long ago",
            with(
                planned(PlanState.AWAITING_APPROVAL),
                Kind.NUDGED,
                "PLN-42",
                NOW.minus(Duration.ofMinutes(10))),
            nudge,
            "The approvers of PLN-42 are reminded."),
        arguments(
            "nothing to decide",
            planned(PlanState.PROPOSED),
            nudge,
            "-PLN-42 does not wait for an approval."));
  }

  /**
   * @param said what is answered; a refusal begins with a dash here
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("moves")
  void decides(String why, Seen seen, Move move, String said) {
    Decision decision = Decision.of(seen, move, ERIN, NOW);
    assertThat(
            switch (decision) {
              case Counts counts -> counts.said();
              case Refused(String no) -> "-" + no;
            })
        .as(why)
        .isEqualTo(said);
  }

  private static Seen fresh() {
    return seen(TestIncident.of("c", "n", "checkout"));
  }

  private static Seen taken(PersonId by) {
    return with(seen(TestIncident.taken(by)), Kind.ACKNOWLEDGED, "took it", BEFORE);
  }

  private static Seen assigned(PersonId to) {
    Handling how = new Handling(Optional.of(to), Optional.empty());
    return with(seen(TestIncident.handled(how)), Kind.ASSIGNED, "x", BEFORE);
  }

  private static Seen rated(Severity severity) {
    return with(seen(TestIncident.rated(severity)), Kind.RATED, "x", BEFORE);
  }

  private static Seen snoozed(Instant until) {
    Handling how = new Handling(Optional.empty(), Optional.of(new Handling.Snoozed(until, ADA)));
    return with(seen(TestIncident.handled(how)), Kind.SNOOZED, "x", BEFORE);
  }

  private static Seen over() {
    return with(seen(TestIncident.over()), Kind.RESOLVED, "x", BEFORE);
  }

  private static Seen planned(PlanState state) {
    return new Seen(fresh().incident(), Optional.of(TestIncidents.plan(state)), List.of(), 0);
  }

  private static Seen seen(Incident incident) {
    return new Seen(incident, Optional.empty(), List.of(), 0);
  }

  private static Seen with(Seen seen, Kind kind, String words, Instant at) {
    return new Seen(
        seen.incident(), seen.plan(), List.of(TimelineEntry.of(at, ADA, kind, words)), 0);
  }
}
