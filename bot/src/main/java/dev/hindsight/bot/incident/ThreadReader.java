package dev.hindsight.bot.incident;

import java.time.Instant;
import java.util.List;

/** Reads what people said about an incident where it is shown. */
@FunctionalInterface
public interface ThreadReader {

  /** The newest of it, oldest first; the bot's own words are not in it. */
  List<Said> read(IncidentId id);

  /** Words of somebody; hostile, not redacted. */
  record Said(Instant at, String words) {}
}
