package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentRoom;
import dev.hindsight.bot.incident.InquiryWatch;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A message in the card's thread that shows where a model looks; what it shows is kept first. */
public class ThreadTrail implements InquiryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadTrail.class);

  private final IncidentId id;
  private final UUID run = UUID.randomUUID();
  private final JdbcTrails trails;
  private final IncidentRoom room;

  public ThreadTrail(IncidentId id, JdbcTrails trails, IncidentRoom room) {
    this.id = id;
    this.trails = trails;
    this.room = room;
  }

  /** Says yes always: its button stops by what is kept. */
  @Override
  public boolean goesOn(Trail trail) {
    try {
      trails.keep(id, run, trail);
      room.refresh(id);
    } catch (RuntimeException e) {
      LOG.warn("Where a model looks for {} cannot be shown", id, e);
    }
    return true;
  }
}
