package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells which log lines are new, from all that was ever looked at. */
public interface LogHistory {

  /**
   * What was known of each line's kind before the incident, in the order of the lines; each line is
   * remembered, once an incident. Empty for a line where there is no history to tell from. Never
   * waits for the database.
   */
  List<Optional<Seen>> look(String incident, Instant openedAt, List<String> lines, Instant at);

  /**
   * How often lines of a kind were seen before an incident.
   *
   * @param times 0 means never
   */
  record Seen(long times) {

    public boolean never() {
      return times == 0;
    }
  }
}
