package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryWatch;

/** Shows in an incident's thread where a model looks, while it looks. */
@FunctionalInterface
public interface Trails {

  /** For one run; nothing of it throws. */
  InquiryWatch of(IncidentId id);
}
