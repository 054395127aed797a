package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.IncidentId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what is said of causes; INC-7 may have been a lock. */
final class TestCauses implements CauseDesk {

  static final CauseRef REF = CauseRef.parse("INC-7:2:3f9a3f9a3f9a3f9a").orElseThrow();

  final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  public Answer right(CauseRef seen, PersonId person) {
    return keep("right %s %s".formatted(seen, person));
  }

  @Override
  public Answer other(CauseRef seen, Other other, PersonId person) {
    return keep("other %s %s %s".formatted(seen, other, person));
  }

  @Override
  public Answer withdraw(CauseRef seen, PersonId person) {
    return keep("withdraw %s %s".formatted(seen, person));
  }

  @Override
  public Optional<Choices> choices(IncidentId id) {
    return id.value() == 7
        ? Optional.of(
            new Choices(REF, "it was full", List.of(new Choice("found:locked", "it was locked"))))
        : Optional.empty();
  }

  private Answer keep(String words) {
    said.add(words);
    return new Answer.Accepted("kept");
  }
}
