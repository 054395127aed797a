package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlaybookLine;
import java.util.List;
import java.util.Map;

/** Proposes a plan by a playbook that a person names; nothing of it runs before others agree. */
public interface RequestDesk {

  /** All playbooks there are, by name. */
  List<PlaybookLine> playbooks();

  /**
   * Proposes it for an open incident, and shows it on the card.
   *
   * @param values what is wished of it, of what the playbook lets be wished
   */
  Answer propose(String playbook, Map<String, String> values, IncidentId incident, PersonId person);
}
