package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.TimelineEntry.Kind;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Whether a move counts, as the incident is now; pure. */
sealed interface Decision {

  Duration NUDGE_AGAIN = Duration.ofMinutes(10);

  DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /**
   * It does.
   *
   * @param entry what is kept of it
   * @param said to whoever made it
   */
  record Counts(Kind kind, String entry, String said) implements Decision {}

  /** It does not; nothing changes. */
  record Refused(String why) implements Decision {}

  /**
   * What is known when it is decided.
   *
   * @param timeline what was done about it before, oldest first
   * @param firing how many of its alerts fire
   */
  record Seen(
      Incident incident, Optional<PlanStatus> plan, List<TimelineEntry> timeline, long firing) {

    /** Who did that last, and when; for whoever came second. */
    private String last(Kind kind) {
      return timeline.reversed().stream()
          .filter(entry -> entry.kind() == kind)
          .findFirst()
          .map(e -> " by %s at %s".formatted(e.person(), CLOCK.format(e.at())))
          .orElse("");
    }

    private IncidentId id() {
      return incident.id();
    }
  }

  /** Decides. */
  static Decision of(Seen seen, Move move, PersonId who, Instant now) {
    if (!seen.incident().isOpen() && !(move instanceof Move.Note)) {
      return new Refused(
          "%s is resolved already%s.".formatted(seen.id(), seen.last(Kind.RESOLVED)));
    }
    return switch (move) {
      case Move.Acknowledge _ -> acknowledge(seen, who);
      case Move.Assign assign -> assign(seen, assign, who);
      case Move.Rate rate -> rate(seen, rate);
      case Move.Snooze snooze -> snooze(seen, snooze, now);
      case Move.Wake _ -> wake(seen);
      case Move.Resolve(String how) -> resolve(seen, how);
      case Move.Note(String text, _) ->
          new Counts(Kind.NOTED, text, "Noted in the timeline of %s.".formatted(seen.id()));
      case Move.Update(String text, _) ->
          new Counts(Kind.UPDATED, text, "Told in the thread of %s.".formatted(seen.id()));
      case Move.Nudge nudge -> nudge(seen, nudge, now);
    };
  }

  private static Decision acknowledge(Seen seen, PersonId who) {
    Optional<PersonId> taker = seen.incident().acknowledgedBy();
    if (taker.isEmpty()) {
      return new Counts(Kind.ACKNOWLEDGED, "took it", "You have %s.".formatted(seen.id()));
    }
    return new Refused(
        taker.get().equals(who)
            ? "You have %s already.".formatted(seen.id())
            : "%s has been taken already%s."
                .formatted(
                    seen.id(),
                    seen.last(Kind.ACKNOWLEDGED).isEmpty()
                        ? " by " + taker.get()
                        : seen.last(Kind.ACKNOWLEDGED)));
  }

  private static Decision assign(Seen seen, Move.Assign assign, PersonId who) {
    Optional<PersonId> now = seen.incident().handling().assignee();
    if (now.equals(Optional.of(assign.to()))) {
      return new Refused(
          "%s is assigned to %s already%s."
              .formatted(seen.id(), assign.to(), seen.last(Kind.ASSIGNED)));
    }
    if (!now.equals(assign.was())) {
      return new Refused(
          "%s was assigned meanwhile%s; nothing was changed."
              .formatted(seen.id(), seen.last(Kind.ASSIGNED)));
    }
    boolean own = assign.to().equals(who);
    return new Counts(
        Kind.ASSIGNED,
        own ? "takes care of it" : "assigned it to " + assign.to(),
        own
            ? "You take care of %s.".formatted(seen.id())
            : "%s takes care of %s.".formatted(assign.to(), seen.id()));
  }

  private static Decision rate(Seen seen, Move.Rate rate) {
    Severity now = seen.incident().severity();
    if (now == rate.to()) {
      return new Refused("%s is %s already%s.".formatted(seen.id(), now, seen.last(Kind.RATED)));
    }
    if (now != rate.was()) {
      return new Refused(
          "%s became %s meanwhile%s; nothing was changed."
              .formatted(seen.id(), now, seen.last(Kind.RATED)));
    }
    String why = rate.why().isBlank() ? "" : ": " + rate.why();
    return new Counts(
        Kind.RATED,
        "%s became %s%s".formatted(now, rate.to(), why),
        "%s is %s now.".formatted(seen.id(), rate.to()));
  }

  private static Decision snooze(Seen seen, Move.Snooze snooze, Instant now) {
    Optional<Instant> until = seen.incident().handling().snoozed().map(Handling.Snoozed::until);
    if (!snooze.until().isAfter(now)) {
      return new Refused("That is over already; %s was not snoozed.".formatted(seen.id()));
    }
    if (snooze.until().isAfter(now.plus(Move.Snooze.LONGEST))) {
      return new Refused("That is more than 31 days; %s was not snoozed.".formatted(seen.id()));
    }
    if (until.equals(Optional.of(snooze.until()))) {
      return new Refused(
          "%s is snoozed until then already%s.".formatted(seen.id(), seen.last(Kind.SNOOZED)));
    }
    if (!Objects.equals(until, snooze.was())) {
      return new Refused(
          "%s was %s meanwhile%s; nothing was changed."
              .formatted(
                  seen.id(),
                  until.isPresent() ? "snoozed" : "woken",
                  seen.last(until.isPresent() ? Kind.SNOOZED : Kind.WOKEN)));
    }
    return new Counts(
        Kind.SNOOZED,
        "until " + snooze.until(),
        "%s is snoozed; it wakes up then, or when it gets worse.".formatted(seen.id()));
  }

  private static Decision wake(Seen seen) {
    return seen.incident().handling().snoozed().isPresent()
        ? new Counts(Kind.WOKEN, "ended the snooze", "%s is awake.".formatted(seen.id()))
        : new Refused("%s is not snoozed%s.".formatted(seen.id(), seen.last(Kind.WOKEN)));
  }

  private static Decision resolve(Seen seen, String how) {
    Optional<PlanStatus> running = seen.plan().filter(plan -> Ran.running(plan.state()));
    return running
        .<Decision>map(
            plan ->
                new Refused(
                    "%s is still at work on it; say “cancel %s” first, or wait."
                        .formatted(plan.id(), plan.id())))
        .orElseGet(
            () ->
                new Counts(
                    Kind.RESOLVED,
                    how,
                    "%s is resolved.%s".formatted(seen.id(), LeftFiring.after(seen.firing()))));
  }

  private static Decision nudge(Seen seen, Move.Nudge nudge, Instant now) {
    boolean waits =
        seen.plan()
            .filter(plan -> plan.id().equals(nudge.plan()))
            .filter(plan -> plan.state() == PlanState.AWAITING_APPROVAL)
            .isPresent();
    if (!waits) {
      return new Refused("%s does not wait for an approval.".formatted(nudge.plan()));
    }
    boolean lately =
        seen.timeline().stream()
            .filter(e -> e.kind() == Kind.NUDGED && e.words().equals(nudge.plan().toString()))
            .anyMatch(e -> e.at().plus(NUDGE_AGAIN).isAfter(now));
    return lately
        ? new Refused(
            "Its approvers were reminded%s; once in ten minutes is enough."
                .formatted(seen.last(Kind.NUDGED)))
        : new Counts(
            Kind.NUDGED,
            nudge.plan().toString(),
            "The approvers of %s are reminded.".formatted(nudge.plan()));
  }
}
