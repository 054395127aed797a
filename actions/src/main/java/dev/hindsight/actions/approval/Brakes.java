package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps approving from becoming a reflex: not too many requests, and time to read. */
@Component
class Brakes {

  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final ApprovalSettings settings;

  Brakes(JdbcRequests requests, JdbcVotes votes, ApprovalSettings settings) {
    this.requests = requests;
    this.votes = votes;
    this.settings = settings;
  }

  /** Why no further request is opened now. */
  Optional<Answer> tooMany(Voter asker) {
    JdbcRequests.Recent recent = requests.lastMinute(asker);
    if (recent.own() >= settings.requestsPerMinute()) {
      return refused(
          "You asked for %d approvals within a minute; the approvers need time to read."
              .formatted(recent.own()));
    }
    return recent.all() >= settings.requestsPerMinuteOfAll()
        ? refused(
            "%d approvals were asked for within a minute; the approvers need time to read."
                .formatted(recent.all()))
        : Optional.empty();
  }

  private static Optional<Answer> refused(String why) {
    return Optional.of(new Refused(Reason.TOO_MANY, why + " Ask again in a minute."));
  }

  /** Why this person cannot have read what they approve; only asked where much is at stake. */
  Optional<Answer> unread(StoredPlan plan, PersonId person) {
    if (plan.plan().risk() != Risk.HIGH && plan.approvalsNeeded() < 2) {
      return Optional.empty();
    }
    Optional<Duration> read = votes.readFor(plan, person);
    if (read.isEmpty()) {
      return Optional.of(
          new Refused(
              Reason.READ_FIRST,
              "Much is at stake with %s: open its review and read it first.".formatted(plan.id())));
    }
    Duration left = settings.readingTime().minus(read.get());
    return left.isPositive()
        ? Optional.of(
            new Refused(
                Reason.READ_FIRST,
                "Much is at stake with %s: read it; your approval is taken in %d s."
                    .formatted(plan.id(), left.toSeconds() + 1)))
        : Optional.empty();
  }
}
