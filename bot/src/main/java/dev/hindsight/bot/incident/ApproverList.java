package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who is configured to approve; who of them may right now is asked elsewhere. */
@FunctionalInterface
public interface ApproverList {

  /** Who may approve plans of this risk, in the order of the settings. */
  List<PersonId> of(Risk risk);

  /** Everybody who may approve anything. */
  default List<PersonId> everybody() {
    return Arrays.stream(Risk.values()).flatMap(risk -> of(risk).stream()).distinct().toList();
  }

  /** Why it is not complete right now; empty when it is. */
  default Optional<String> unread() {
    return Optional.empty();
  }

  /** Who is told when somebody starts a plan without approvals. */
  default List<PersonId> toldOfBrokenGlass() {
    return everybody();
  }
}
