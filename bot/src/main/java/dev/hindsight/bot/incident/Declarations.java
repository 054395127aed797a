package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.util.Optional;

/** Opens incidents that people see before any alert does. */
@FunctionalInterface
public interface Declarations {

  /** Opens it, or says which one is open for that service already. */
  Declared declare(Declaration declaration, PersonId person);

  /**
   * What a person sees.
   *
   * @param service {@code checkout} or {@code shop/checkout}
   * @param text what is wrong, in their words
   * @param mark of what was pressed or sent: it opens one incident
   */
  record Declaration(String service, Severity severity, String text, String mark) {}

  /** What came of it, and the incident that it is about now. */
  record Declared(Answer answer, Optional<IncidentId> incident) {}
}
