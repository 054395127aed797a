package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import java.util.Optional;

/**
 * Where a person can be reached so that nobody else hears it.
 *
 * @param responseUrl the address that came with what they did; good for half an hour
 * @param channel where they did it; empty where that was in no channel, or is not known
 * @param thread in which thread
 */
record Ear(
    PersonId person,
    Optional<String> responseUrl,
    Optional<String> channel,
    Optional<String> thread) {

  /** Of a person of whom no more is known. */
  static Ear of(PersonId person) {
    return new Ear(person, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
