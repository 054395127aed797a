package dev.hindsight.bot.slack;

import dev.hindsight.actions.Vote;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.PlanBoard;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.NewerVersion;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.PlanReview;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Takes the vote out of a submitted review and puts it before the desk. */
final class Decisions {

  private static final String UNREADABLE =
      "This window is from an older version; nothing was recorded. Open the review again.";

  private final IncidentDesk desk;
  private final PlanBoard plans;

  Decisions(IncidentDesk desk, PlanBoard plans) {
    this.desk = desk;
    this.plans = plans;
  }

  /** Whether the name that a yes to a high risk takes was typed; a name may look like a secret. */
  Check check(Submission typed) {
    return mistyped(typed)
        .map(name -> Check.error(ActionIds.TYPED, "To approve, type “%s” here.".formatted(name)))
        .orElse(Check.complete());
  }

  private Optional<String> mistyped(Submission sent) {
    return PlanRef.parse(sent.metadata())
        .filter(_ -> vote(sent).equals(Optional.of(Vote.APPROVE)))
        // of a newer version the desk tells
        .flatMap(seen -> plans.status(seen.plan()).filter(seen::isStill))
        .flatMap(PlanReview::typed)
        .filter(name -> !sent.value(ActionIds.TYPED).map(String::strip).equals(Optional.of(name)));
  }

  /** What to tell the person, with the way to the newer version where there is one. */
  Message decide(Submission sent) {
    Optional<PlanRef> plan = PlanRef.parse(sent.metadata());
    Optional<Vote> vote = vote(sent);
    String reason = sent.value(ActionIds.REASON).orElse("");
    if (plan.isEmpty() || vote.isEmpty()) {
      return new Message(UNREADABLE, List.of());
    }
    PlanRef seen = plan.get();
    return NewerVersion.of(
        desk.decide(seen.plan(), seen.hash(), sent.person(), vote.get(), reason.strip()), seen);
  }

  private static Optional<Vote> vote(Submission sent) {
    return sent.value(ActionIds.DECISION)
        .flatMap(
            value -> Arrays.stream(Vote.values()).filter(v -> v.name().equals(value)).findFirst());
  }
}
