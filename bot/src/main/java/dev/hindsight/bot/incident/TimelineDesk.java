package dev.hindsight.bot.incident;

import java.util.List;
import java.util.Optional;

/** Drafts an incident's timeline out of its thread; a person reads and adds it, or does not. */
public interface TimelineDesk {

  /**
   * Waits for a model where there is one; without, the thread itself is the draft. It is kept for a
   * day.
   *
   * @param channel where it was asked for; empty where that is nobody's business
   */
  Draft draft(IncidentId id, Optional<String> channel);

  /** A draft's words; empty once it is forgotten. */
  Optional<String> words(String draft);

  /**
   * What happened when.
   *
   * @param id by which it is found again; empty where there is nothing in it
   * @param lines each with its time, redacted but hostile
   * @param note whose words they are
   */
  record Draft(String id, List<String> lines, String note) {

    public Draft {
      lines = List.copyOf(lines);
    }
  }
}
