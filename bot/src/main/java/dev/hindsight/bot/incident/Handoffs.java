package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What was handed over and is in nobody's hands. */
public interface Handoffs {

  /**
   * Those that wait for so long and of which nobody was reminded; not those of days ago, which
   * somebody has in hand without a press.
   */
  List<Handoff> untaken(Duration waited);

  /** People were reminded of it. */
  void reminded(long id);

  /**
   * One of them.
   *
   * @param team whose it is; {@code all} for everybody's
   */
  record Handoff(long id, String team, PersonId person, Instant at) {}
}
