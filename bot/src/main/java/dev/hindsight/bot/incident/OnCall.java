package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Instant;
import java.util.List;

/** Who is on call. */
@FunctionalInterface
public interface OnCall {

  /** Each team's turn at this moment, by the team's name. */
  List<Turn> now();

  /**
   * One team's turn.
   *
   * @param now whose turn it is
   * @param until when it ends
   * @param next whose it is then
   */
  record Turn(String team, PersonId now, Instant until, PersonId next) {}
}
