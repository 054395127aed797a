package dev.hindsight.bot.slack;

import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.NewerVersion;
import dev.hindsight.bot.slack.view.PlanRef;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes the vote out of a submitted review and puts it before the desk. */
final class Decisions {

  private static final String UNREADABLE =
      "This window is from an older version; nothing was recorded. Open the review again.";

  private final IncidentDesk desk;

  Decisions(IncidentDesk desk) {
    this.desk = desk;
  }

  /** What to tell the person, with the way to the newer version where there is one. */
  Message decide(Submission sent) {
    Optional<PlanRef> plan = PlanRef.parse(sent.metadata());
    Optional<Vote> vote = sent.value(ActionIds.DECISION).flatMap(Decisions::vote);
    String reason = sent.value(ActionIds.REASON).orElse("");
    if (plan.isEmpty() || vote.isEmpty()) {
      return new Message(UNREADABLE, List.of());
    }
    PlanRef seen = plan.get();
    return NewerVersion.of(
        desk.decide(seen.plan(), seen.hash(), sent.person(), vote.get(), reason.strip()), seen);
  }

  private static Optional<Vote> vote(String value) {
    return Arrays.stream(Vote.values()).filter(vote -> vote.name().equals(value)).findFirst();
  }
}
