package dev.hindsight.bot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.PlanRef;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Takes the vote out of a submitted review and puts it before the desk. */
final class Decisions {

  private static final Answer UNREADABLE =
      new Answer.Refused(
          Answer.Reason.UNKNOWN_PLAN,
          "This window is from an older version; nothing was recorded. Open the review again.");

  private final IncidentDesk desk;

  Decisions(IncidentDesk desk) {
    this.desk = desk;
  }

  Answer decide(ViewSubmissionPayload payload) {
    Optional<PlanRef> plan =
        Optional.ofNullable(payload.getView().getPrivateMetadata()).flatMap(PlanRef::parse);
    Optional<Vote> vote =
        field(payload, ActionIds.DECISION)
            .flatMap(field -> Optional.ofNullable(field.getSelectedOption()))
            .flatMap(option -> vote(option.getValue()));
    String reason =
        field(payload, ActionIds.REASON)
            .flatMap(field -> Optional.ofNullable(field.getValue()))
            .orElse("");
    if (plan.isEmpty() || vote.isEmpty()) {
      return UNREADABLE;
    }
    return desk.decide(
        plan.get().plan(),
        plan.get().hash(),
        new PersonId(payload.getUser().getId()),
        vote.get(),
        reason.strip());
  }

  private static Optional<Vote> vote(String value) {
    return Arrays.stream(Vote.values()).filter(vote -> vote.name().equals(value)).findFirst();
  }

  private static Optional<ViewState.Value> field(ViewSubmissionPayload payload, String name) {
    return Optional.ofNullable(payload.getView().getState())
        .map(ViewState::getValues)
        .map(blocks -> blocks.getOrDefault(name, Map.of()).get(name));
  }
}
