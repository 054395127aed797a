package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.RemediationSettings;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.queue.PlanTasks;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcRequests;
import dev.hindsight.actions.store.JdbcVotes;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Voter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Requests and votes on one plan; every method is called inside one transaction. */
@Component
class Ballot {

  private final JdbcPlans plans;
  private final JdbcRequests requests;
  private final JdbcVotes votes;
  private final JdbcChanges changes;
  private final PlanLog log;
  private final PlanTasks tasks;
  private final RemediationSettings settings;
  private final Brakes brakes;

  Ballot(
      JdbcPlans plans,
      JdbcRequests requests,
      JdbcVotes votes,
      JdbcChanges changes,
      PlanLog log,
      PlanTasks tasks,
      RemediationSettings settings,
      Brakes brakes) {
    this.plans = plans;
    this.requests = requests;
    this.votes = votes;
    this.changes = changes;
    this.log = log;
    this.tasks = tasks;
    this.settings = settings;
    this.brakes = brakes;
  }

  Answer ask(PlanId id, String hash, Elector asker) {
    return plans
        .lock(id)
        .map(
            plan ->
                other(plan, hash)
                    .or(() -> askable(plan) ? Optional.empty() : byState(plan))
                    .or(() -> brakes.tooMany(asker.voter()))
                    .orElseGet(() -> open(plan, asker)))
        .orElseGet(() -> Refusals.unknown(id));
  }

  private Optional<Answer> other(StoredPlan plan, String hash) {
    return plan.hash().equals(hash)
        ? Refusals.other(plan, hash)
        : Optional.of(Refusals.outrun(plan, changes.of(plan.id(), plan.version())));
  }

  static boolean askable(StoredPlan plan) {
    return plan.state() == PlanState.PROPOSED || plan.state() == PlanState.EXPIRED;
  }

  private static Optional<Answer> byState(StoredPlan plan) {
    return Optional.of(Refusals.byState(plan));
  }

  private Answer open(StoredPlan plan, Elector asker) {
    // Low risk: an approver's own request is enough; anybody else's needs one approver.
    // What a person changed always needs another one.
    boolean changed = changes.of(plan.id(), plan.version()).isPresent();
    boolean alone = !changed && plan.approvalsNeeded() == 0 && asker.mayApprove(plan);
    int needed = alone ? 0 : Math.max(1, plan.approvalsNeeded());
    if (!requests.request(plan, asker.voter(), needed, settings.approvalExpiry())) {
      return Refusals.byState(plan);
    }
    StoredPlan asked = plans.lock(plan.id()).orElseThrow();
    tasks.expireAfter(asked.id(), asked.requestNo(), settings.approvalExpiry());
    log.changed(asked, asked.state(), asker.person(), "Approval was asked for.");
    return alone
        ? vote(asked, asker.voter(), Vote.APPROVE, "own low-risk request")
        : new Accepted(
            "Approval of %s is asked for; it lapses in %d minutes."
                .formatted(plan.id(), settings.approvalExpiry().toMinutes()));
  }

  Answer decide(PlanId id, String hash, Elector elector, Vote vote, String reason) {
    return plans
        .lock(id)
        .map(
            plan ->
                other(plan, hash)
                    .or(() -> decidable(plan, elector, vote))
                    .or(() -> vote == Vote.APPROVE ? noYes(plan, elector) : Optional.empty())
                    .orElseGet(() -> vote(plan, elector.voter(), vote, reason)))
        .orElseGet(() -> Refusals.unknown(id));
  }

  private Optional<Answer> decidable(StoredPlan plan, Elector elector, Vote vote) {
    if (plan.state() != PlanState.AWAITING_APPROVAL) {
      return Optional.of(
          counted(plan, elector.voter(), Vote.APPROVE)
              ? alreadyVoted(plan, elector.voter(), vote)
              : Refusals.byState(plan, votes.live(plan)));
    }
    return plan.lapsed() ? Optional.of(Refusals.lapsed(plan)) : Optional.empty();
  }

  /** Anybody on the list may say no, to their own request as well; only others may say yes. */
  private Optional<Answer> noYes(StoredPlan plan, Elector elector) {
    if (elector.asked(plan)) {
      return Optional.of(
          new Refused(
              Reason.OWN_REQUEST,
              "You asked for %s yourself; another approver decides.".formatted(plan.id())));
    }
    if (changes.isAuthor(plan, elector.voter())) {
      return Optional.of(
          new Refused(
              Reason.OWN_REQUEST,
              "You changed %s, or had asked for what it was made of; another approver decides."
                  .formatted(plan.id())));
    }
    if (!elector.mayApprove(plan)) {
      return Optional.of(
          Refusals.notAllowed(
              "You may not approve plans of %s risk such as %s."
                  .formatted(plan.plan().risk().name().toLowerCase(Locale.ROOT), plan.id())));
    }
    return brakes.unread(plan, elector.person());
  }

  private Answer vote(StoredPlan plan, Voter voter, Vote vote, String reason) {
    if (!votes.add(plan, voter, kind(vote), reason)) {
      return alreadyVoted(plan, voter, vote);
    }
    return switch (vote) {
      case REJECT -> reject(plan, voter.person(), reason);
      case APPROVE -> approve(plan, voter.person());
    };
  }

  private static CastVote.Kind kind(Vote vote) {
    return switch (vote) {
      case APPROVE -> CastVote.Kind.APPROVE;
      case REJECT -> CastVote.Kind.REJECT;
    };
  }

  private Answer reject(StoredPlan plan, PersonId person, String reason) {
    if (!plans.reject(plan, person)) {
      throw new Commit.LostRace();
    }
    String why = reason.isBlank() ? "." : ": " + reason;
    log.changed(plan, PlanState.REJECTED, person, "Rejected%s".formatted(why));
    return new Accepted("%s is rejected; it will not run.".formatted(plan.id()));
  }

  private Answer approve(StoredPlan plan, PersonId person) {
    List<PersonId> yes = votes.approvers(plan);
    if (yes.size() < plan.approvalsNeeded()) {
      String left = "Approved; %d of %d approvals.".formatted(yes.size(), plan.approvalsNeeded());
      log.changed(plan, plan.state(), person, left);
      return new Accepted(left);
    }
    if (!plans.approve(plan, settings.startExpiry())) {
      throw new Commit.LostRace();
    }
    tasks.runNow(plan.id(), plan.requestNo());
    log.changed(plan, PlanState.APPROVED, person, "Approved; the run starts.");
    return new Accepted("%s is approved; the run starts.".formatted(plan.id()));
  }

  /** Whether this human being's vote on this request stands. */
  boolean counted(StoredPlan plan, Voter voter, Vote vote) {
    return votes.live(plan).stream().anyMatch(v -> v.kind() == kind(vote) && voter.is(v.voter()));
  }

  private Answer alreadyVoted(StoredPlan plan, Voter voter, Vote now) {
    return votes.live(plan).stream()
        .filter(cast -> voter.is(cast.voter()))
        .filter(cast -> cast.isYes() != (now == Vote.APPROVE))
        .findFirst()
        .map(cast -> Refusals.saidOtherwise(plan, cast))
        .orElseGet(
            () ->
                new Refused(
                    Reason.ALREADY_VOTED,
                    "Your vote on %s is already counted.".formatted(plan.id())));
  }

  void shown(PlanId id, String hash, PersonId person) {
    plans
        .find(id)
        .filter(plan -> plan.hash().equals(hash))
        .ifPresent(plan -> votes.shown(plan, person));
  }

  /** Marks the plan as lapsed where its time is over; says whether it still waits. */
  boolean expire(PlanId id) {
    Optional<StoredPlan> plan = plans.lock(id);
    if (plan.isPresent() && plans.expire(id)) {
      String what = plan.get().state() == PlanState.APPROVED ? "approval" : "request for approval";
      log.changed(
          plan.get(),
          PlanState.EXPIRED,
          PlanLog.BOT,
          "The %s lapsed; nothing was done.".formatted(what));
      return false;
    }
    return plan.isPresent()
        && (plan.get().state() == PlanState.AWAITING_APPROVAL
            || plan.get().state() == PlanState.APPROVED);
  }
}
