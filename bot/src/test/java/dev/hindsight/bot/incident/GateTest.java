package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers.Standing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever is turned away is told of; who only may not approve, or is not known now, is not. */
class GateTest {

  private final List<String> away = new ArrayList<>();
  private final Gate gate =
      new Gate(GateTest::standing, (person, why) -> away.add(person + ": " + why));

  private static Standing standing(PersonId person) {
    return switch (person.value()) {
      case "U7GUEST" -> new Standing.Nobody("a guest");
      case "U8LOST" -> new Standing.Unverified("Slack did not answer");
      default -> new Standing.Colleague(() -> "Ada may.");
    };
  }

  @Test
  void outsidersAreTurnedAwayAndWrittenDown() {
    PersonId guest = new PersonId("U7GUEST");
    assertThat(gate.colleague(guest)).isPresent();
    assertThat(gate.approver(guest)).isPresent();
    assertThat(away).containsExactly("U7GUEST: a guest", "U7GUEST: a guest");
  }

  @Test
  void whoCannotBeVerifiedMayStillStop() {
    assertThat(gate.outsider(new PersonId("U8LOST"))).isEmpty();
    assertThat(gate.outsider(new PersonId("U1ERIN"))).isEmpty();
    assertThat(away).isEmpty();
    assertThat(gate.outsider(new PersonId("U7GUEST"))).isPresent();
    assertThat(away).containsExactly("U7GUEST: a guest");
  }

  @Test
  void othersAreNot() {
    assertThat(gate.approver(new PersonId("U1ERIN"))).isPresent();
    assertThat(gate.colleague(new PersonId("U1ERIN"))).isEmpty();
    assertThat(gate.colleague(new PersonId("U8LOST"))).isPresent();
    assertThat(away).isEmpty();
  }
}
