package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.audit.JdbcAuditLog;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.Transactions;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stops everything, and lets go again. */
@Component
class StopDesk {

  private final JdbcStopSwitch stop;
  private final JdbcAuditLog audit;
  private final Transactions transactions;

  StopDesk(JdbcStopSwitch stop, JdbcAuditLog audit, Transactions transactions) {
    this.stop = stop;
    this.audit = audit;
    this.transactions = transactions;
  }

  Optional<String> stopped() {
    return stop.stopped();
  }

  // Stopping is always safe, so nobody has to be verified for it: it works while Slack is down.
  Answer stopAll(PersonId person, String reason) {
    return turn(
        true,
        person,
        reason,
        "All runs are stopped: none starts, running ones stop before their next step.");
  }

  Answer resume(PersonId person, String reason) {
    return turn(false, person, reason, "The stop is lifted; stopped plans stay stopped.");
  }

  private Answer turn(boolean stopped, PersonId person, String reason, String done) {
    return transactions.in(
        () -> {
          if (!stop.set(stopped, person, reason)) {
            return new Answer.Refused(
                Answer.Reason.WRONG_STATE,
                stopped ? "All runs are stopped already." : "Nothing is stopped.");
          }
          audit.append(person, stopped ? "STOP_ALL" : "RESUME", "", reason);
          return new Answer.Accepted(done);
        });
  }
}
