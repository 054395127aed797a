package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.store.CastVote;
import dev.hindsight.actions.store.JdbcChanges;
import dev.hindsight.actions.store.StoredPlan;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why nothing was recorded, in sentences for people; pure. */
final class Refusals {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private Refusals() {}

  static Answer unknown(PlanId id) {
    return new Refused(Reason.UNKNOWN_PLAN, "There is no plan %s.".formatted(id));
  }

  /** The plan is not what the person saw, or not what was made. */
  static Optional<Answer> other(StoredPlan plan, String hash) {
    if (!plan.hash().equals(hash)) {
      return Optional.of(
          new Refused(
              Reason.HASH_DIFFERS,
              "%s changed since you saw it: review version %d."
                  .formatted(plan.id(), plan.version())));
    }
    return plan.tampered()
        .map(why -> new Refused(Reason.HASH_DIFFERS, "%s: %s.".formatted(plan.id(), why)));
  }

  /** Somebody else changed it first: who and when. */
  static Answer outrun(StoredPlan plan, Optional<JdbcChanges.Change> change) {
    String what =
        change
            .map(
                last ->
                    "%s changed it at %s UTC"
                        .formatted(
                            last.by().person(), TIME.format(last.at().atOffset(ZoneOffset.UTC))))
            .orElse("the object did");
    return new Refused(
        Reason.HASH_DIFFERS,
        "%s changed since you saw it, %s: there is a newer version, version %d."
            .formatted(plan.id(), what, plan.version()));
  }

  static Answer lapsed(StoredPlan plan) {
    return new Refused(
        Reason.EXPIRED, "The request for %s has lapsed; ask again.".formatted(plan.id()));
  }

  static Answer byState(StoredPlan plan) {
    return plan.state() == PlanState.EXPIRED
        ? lapsed(plan)
        : new Refused(Reason.WRONG_STATE, "%s is %s.".formatted(plan.id(), words(plan.state())));
  }

  /** Whoever comes too late hears who was quicker, and when. */
  static Answer byState(StoredPlan plan, List<CastVote> votes) {
    if (votes.isEmpty() || plan.state() == PlanState.EXPIRED) {
      return byState(plan);
    }
    return new Refused(
        Reason.WRONG_STATE,
        "%s is %s: %s."
            .formatted(
                plan.id(),
                words(plan.state()),
                votes.stream().map(Refusals::cast).collect(Collectors.joining("; "))));
  }

  private static String cast(CastVote vote) {
    return "%s said %s at %s UTC"
        .formatted(
            vote.voter().person(),
            vote.isYes() ? "yes" : "no",
            TIME.format(vote.at().atOffset(ZoneOffset.UTC)));
  }

  /** Whoever changes their mind hears which of the two counts. */
  static Answer saidOtherwise(StoredPlan plan, CastVote counts) {
    return new Refused(
        Reason.ALREADY_VOTED,
        "You said %s to %s at %s UTC, and that counts; your %s does not.%s"
            .formatted(
                counts.isYes() ? "yes" : "no",
                plan.id(),
                TIME.format(counts.at().atOffset(ZoneOffset.UTC)),
                counts.isYes() ? "no" : "yes",
                counts.isYes() ? " A yes can be revoked." : ""));
  }

  static Answer tooLate(StoredPlan plan) {
    return new Refused(
        Reason.TOO_LATE,
        "Too late: %s has begun (%s), use cancel.".formatted(plan.id(), words(plan.state())));
  }

  static Answer notAllowed(String why) {
    return new Refused(Reason.NOT_AN_APPROVER, why);
  }

  static Answer unverified(String why) {
    return new Refused(
        Reason.CANNOT_VERIFY, "It cannot be verified right now who you are, so no: " + why);
  }

  static Answer listUnread(String why) {
    return new Refused(
        Reason.CANNOT_VERIFY,
        "It cannot be verified right now whether you may approve, so no: " + why);
  }

  static String words(PlanState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
