package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentId;
import java.util.Optional;

/** Which message belongs to which incident. */
public interface Cards extends CardLink {

  /** The incident whose card, or part of whose thread, this message is. */
  Optional<IncidentId> incidentAt(String channel, String ts);
}
