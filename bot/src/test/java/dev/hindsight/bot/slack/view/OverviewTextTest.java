package dev.hindsight.bot.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.Stop;
import dev.hindsight.bot.incident.Handling;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.IncidentView;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OverviewTextTest {

  private static final Now QUIET = new Now(List.of(), Optional.empty());
  private static final IncidentView OPEN =
      TestIncidents.proposed().with(PlanState.AWAITING_APPROVAL).view();
  private static final Now BUSY =
      new Now(List.of(OPEN), Optional.of(new Stop("Ada <night>", Instant.EPOCH)));

  @Test
  void nothingIsSaidToBeNothing() {
    assertThat(OverviewText.status(QUIET, Optional.empty(), IncidentId::toString))
        .isEqualTo("Runs are allowed.\nNothing is open.");
    assertThat(OverviewText.plans(QUIET, _ -> true, "There is no plan.", IncidentId::toString))
        .isEqualTo("There is no plan.");
  }

  @Test
  void everyLineNamesItsIncident() {
    assertThat(OverviewText.status(BUSY, Optional.empty(), id -> "<url|" + id + ">"))
        .startsWith("Runs are stopped: Ada &lt;night&gt;.\n• <url|INC-7> SEV2 *checkout*")
        .contains("nobody has it");
    assertThat(OverviewText.plans(BUSY, _ -> true, "There is no plan.", IncidentId::toString))
        .contains("*PLN-42*", "waiting for approval", "INC-7");
  }

  @Test
  void whoeverItWasAssignedToHasItAndNotWhoTookItFirst() {
    IncidentView taken =
        RecordCopy.of(OPEN, Map.of("acknowledgedBy", Optional.of(new PersonId("U1ERIN"))));
    assertThat(OverviewText.incident(taken, IncidentId::toString)).endsWith("taken by <@U1ERIN>");
    for (IncidentView before : List.of(OPEN, taken)) {
      IncidentView given = assigned(before, "U2ADA");
      assertThat(OverviewText.incident(given, IncidentId::toString))
          .endsWith("; assigned to <@U2ADA>");
    }
    assertThat(OverviewText.incident(assigned(taken, "U1ERIN"), IncidentId::toString))
        .endsWith("taken by <@U1ERIN>");
  }

  private static IncidentView assigned(IncidentView view, String person) {
    Handling how = new Handling(Optional.of(new PersonId(person)), Optional.empty());
    return RecordCopy.of(view, Map.of("handled", new IncidentView.Handled(how, List.of())));
  }

  @Test
  void whatDoesNotFitIsCounted() {
    Now many = new Now(Collections.nCopies(25, OPEN), Optional.empty());
    assertThat(OverviewText.status(many, Optional.empty(), IncidentId::toString))
        .endsWith("… and 5 more");
    Now storm = new Now(many.open(), Optional.empty(), 400);
    assertThat(OverviewText.status(storm, Optional.of("nothing"), IncidentId::toString))
        .endsWith(
            "Nothing of it is open among those.\n"
                + "Only the 25 gravest were looked at; 400 more are open.");
  }
}
