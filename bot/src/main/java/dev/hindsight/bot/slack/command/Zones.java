package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import java.time.ZoneId;

/** Where people's clocks are. */
@FunctionalInterface
public interface Zones {

  /** The person's zone; UTC where nobody knows. */
  ZoneId of(PersonId person);
}
