package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.PlanRef;
import java.util.Arrays;
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

  Answer decide(Submission sent) {
    Optional<PlanRef> plan = PlanRef.parse(sent.metadata());
    Optional<Vote> vote = sent.value(ActionIds.DECISION).flatMap(Decisions::vote);
    String reason = sent.value(ActionIds.REASON).orElse("");
    if (plan.isEmpty() || vote.isEmpty()) {
      return UNREADABLE;
    }
    return desk.decide(
        plan.get().plan(), plan.get().hash(), sent.person(), vote.get(), reason.strip());
  }

  private static Optional<Vote> vote(String value) {
    return Arrays.stream(Vote.values()).filter(vote -> vote.name().equals(value)).findFirst();
  }
}
