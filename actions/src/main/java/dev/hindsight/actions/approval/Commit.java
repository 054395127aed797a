package dev.hindsight.actions.approval;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Accepted;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.NotKnown;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.StoredPlan;
import dev.hindsight.actions.store.Transactions;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** One transaction a decision; where the commit's answer is lost, what is stored is looked up. */
@Component
class Commit {

  private final Transactions transactions;
  private final JdbcPlans plans;
  private final JdbcStopSwitch stop;

  Commit(Transactions transactions, JdbcPlans plans, JdbcStopSwitch stop) {
    this.transactions = transactions;
    this.plans = plans;
    this.stop = stop;
  }

  /** The same, while runs are allowed. */
  Answer unlessStopped(PlanId plan, Supplier<Answer> work, Predicate<StoredPlan> recorded) {
    Optional<String> stopped = stop.stopped();
    return stopped.isPresent()
        ? new Refused(
            Reason.STOPPED, stopped.get() + ". Nothing is accepted until the stop is lifted.")
        : of(plan, work, recorded);
  }

  /**
   * Does the work and answers once it is committed.
   *
   * @param recorded tells from the stored plan whether what was asked is in it
   * @throws NotKnown when the database does not say whether it was committed
   */
  Answer of(PlanId plan, Supplier<Answer> work, Predicate<StoredPlan> recorded) {
    try {
      return transactions.in(work);
    } catch (LostRace e) {
      return new Refused(Reason.EXPIRED, "The request lapsed at this very moment; ask again.");
    } catch (DuplicateKeyException e) {
      return outdone(e);
    } catch (DataAccessException | TransactionException e) {
      return stored(plan, recorded, e).orElseThrow(() -> e);
    }
  }

  /** What had lapsed cannot come back beside the plan that took its place. */
  private static Answer outdone(DuplicateKeyException e) {
    if (!String.valueOf(e.getMessage()).contains("plans_one_open")) {
      throw e;
    }
    return new Refused(
        Reason.WRONG_STATE,
        "Nothing was changed. Another plan for the same cause is open; that one comes first.");
  }

  /** Waits for the plan's row, and so for a commit that is still under way on the server. */
  private Optional<Answer> stored(
      PlanId plan, Predicate<StoredPlan> recorded, RuntimeException cause) {
    try {
      return transactions.in(
          () ->
              plans
                  .lock(plan)
                  .filter(recorded)
                  .map(p -> new Accepted("It is recorded for %s.".formatted(p.id()))));
    } catch (DataAccessException | TransactionException e) {
      cause.addSuppressed(e);
      throw new NotKnown(plan, cause);
    }
  }

  /** Thrown to roll back what the compare-and-set did not accept. */
  static final class LostRace extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
