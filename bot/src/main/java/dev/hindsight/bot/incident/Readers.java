package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who may read what the bot knows: active members of the workspace. A yes is good for five minutes,
 * so that a short silence of Slack keeps nobody from reading; a no is asked anew.
 */
@Component
class Readers {

  private static final Duration GOOD_FOR = Duration.ofMinutes(5);

  private final Gate gate;
  private final Clock clock;
  private final Map<PersonId, Instant> seen = new ConcurrentHashMap<>();

  Readers(Gate gate, Clock clock) {
    this.gate = gate;
    this.clock = clock;
  }

  /** Empty for whoever may read, else what to tell them. */
  Optional<Answer> stranger(PersonId person) {
    Instant now = clock.instant();
    seen.values().removeIf(at -> at.plus(GOOD_FOR).isBefore(now));
    if (seen.containsKey(person)) {
      return Optional.empty();
    }
    Optional<Answer> refused = gate.colleague(person);
    if (refused.isEmpty()) {
      seen.put(person, now);
    }
    return refused;
  }
}
