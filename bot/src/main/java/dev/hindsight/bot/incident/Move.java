package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person does about an incident. What it changes it names as they saw it, so that of two at
 * once one counts and the other hears of it; what it adds has a mark, so that it is added once.
 */
public sealed interface Move {

  /** They take it. */
  record Acknowledge() implements Move {}

  /** Somebody is to take care of it. */
  record Assign(Optional<PersonId> was, PersonId to) implements Move {}

  /** It is worse, or not so bad. */
  record Rate(Severity was, Severity to, String why) implements Move {}

  /** It is left alone until then, or until it gets worse. */
  record Snooze(Optional<Instant> was, Instant until) implements Move {

    /** Longer than that is forgotten, not left alone. */
    public static final Duration LONGEST = Duration.ofDays(31);
  }

  /** It is not left alone any more. */
  record Wake() implements Move {}

  /** It is over. */
  record Resolve(String how) implements Move {}

  /** Something to remember. */
  record Note(String text, String mark) implements Move {}

  /** Something that all should know. */
  record Update(String text, String mark) implements Move {}

  /** Whoever may approve its plan is reminded. */
  record Nudge(PlanId plan) implements Move {}
}
