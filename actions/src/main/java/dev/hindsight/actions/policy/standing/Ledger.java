package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.audit.JdbcAuditLog;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.Transactions;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Decides in one transaction and writes down what was decided. */
@Component("standingLedger")
class Ledger {

  private final JdbcStopSwitch stop;
  private final JdbcAuditLog audit;
  private final Transactions transactions;

  Ledger(JdbcStopSwitch stop, JdbcAuditLog audit, Transactions transactions) {
    this.stop = stop;
    this.audit = audit;
    this.transactions = transactions;
  }

  Answer in(Supplier<Answer> work) {
    return transactions.in(work);
  }

  Answer unlessStopped(Supplier<Answer> work) {
    Optional<String> stopped = stop.stopped();
    return stopped.isPresent()
        ? new Answer.Refused(
            Answer.Reason.STOPPED,
            stopped.get() + ". Nothing is accepted until the stop is lifted.")
        : transactions.in(work);
  }

  void write(PersonId person, String event, StandingId id, String hash, String detail) {
    audit.append(person, event, id + " " + hash, detail);
  }
}
