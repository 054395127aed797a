package dev.hindsight.bot.incident;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import java.util.List;
import java.util.Optional;

/**
 * What people say of the cause of an incident that is over. Every answer is committed before it is
 * returned, a refusal has changed nothing, and what is said twice counts once.
 */
public interface CauseDesk {

  /** The choice of who knows only that it was something else. */
  String UNKNOWN = "unknown";

  /** It was what was found. */
  Answer right(CauseRef seen, PersonId person);

  /** It was something else: one of the {@link Choices}, or what the person calls it. */
  Answer other(CauseRef seen, Other other, PersonId person);

  /** Nobody says anything any more; what was found counts again. */
  Answer withdraw(CauseRef seen, PersonId person);

  /** What it may have been; empty unless the incident is over and its lesson is kept. */
  Optional<Choices> choices(IncidentId id);

  /** What a person calls the cause: one of the choices by its value, or words of their own. */
  sealed interface Other {

    /** One of the choices. */
    record Chosen(String value) implements Other {}

    /** What the person calls it, untrusted. */
    record InWords(String words) implements Other {}
  }

  /**
   * The causes to choose among, the likelier ones first.
   *
   * @param found the title of what was found
   */
  record Choices(CauseRef ref, String found, List<Choice> all) {

    public Choices {
      all = List.copyOf(all);
    }
  }

  /** One of them; its value means nothing to anybody but the desk. */
  record Choice(String value, String title) {}
}
