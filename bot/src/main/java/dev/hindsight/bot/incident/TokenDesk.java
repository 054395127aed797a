package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.util.Optional;

/** Takes the token by which somebody on the command line shows who they are. */
public interface TokenDesk {

  /**
   * Believes from now on, in this process, that it is this person who acts.
   *
   * @return why not; empty when the token is theirs
   */
  Optional<String> present(PersonId person, String token);
}
