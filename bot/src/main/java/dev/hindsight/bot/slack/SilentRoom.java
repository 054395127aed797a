package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.People;
import dev.hindsight.bot.incident.UserGroups;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stands in where Slack is off: incidents go to the log, and nobody can be verified. */
final class SilentRoom implements IncidentRoom, CardLink, People, UserGroups {

  private static final Logger LOG = LoggerFactory.getLogger(SilentRoom.class);

  SilentRoom() {
    LOG.warn("Slack is off: no hindsight.slack.bot-token. Incidents are only logged.");
  }

  @Override
  public void refresh(IncidentId id) {
    LOG.info("{} has changed", id);
  }

  @Override
  public Optional<String> link(IncidentId id) {
    return Optional.empty();
  }

  @Override
  public Members members(String group, Duration noOlderThan) {
    return new Members.Unknown("Slack is off");
  }

  @Override
  public Person find(PersonId id) {
    return new Person.Unreachable("Slack is off");
  }
}
