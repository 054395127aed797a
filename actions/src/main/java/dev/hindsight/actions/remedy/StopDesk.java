package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Stop;
import dev.hindsight.actions.audit.JdbcAuditLog;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.Transactions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Stops everything, and lets go again. */
@Component
class StopDesk {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final String ALL =
      "All runs are stopped: none starts, running ones stop before their next step.";

  private final JdbcStopSwitch stop;
  private final JdbcAuditLog audit;
  private final Transactions transactions;

  StopDesk(JdbcStopSwitch stop, JdbcAuditLog audit, Transactions transactions) {
    this.stop = stop;
    this.audit = audit;
    this.transactions = transactions;
  }

  Optional<Stop> stopped() {
    return stop.standing();
  }

  // Stopping is always safe, so nobody has to be verified for it: it works while Slack is down.
  // A brake pulled while a stop stands counts too: whoever lifts that one has not seen this.
  Answer stopAll(PersonId person, String reason) {
    return transactions.in(
        () ->
            done(
                person,
                "STOP_ALL",
                reason,
                stop.pull(person, reason).map(StopDesk::also).orElse(ALL)));
  }

  Answer resume(PersonId person, String reason, Instant seen) {
    return transactions.in(
        () ->
            stop.lift(person, reason, seen)
                ? done(person, "RESUME", reason, "The stop is lifted; stopped plans stay stopped.")
                : stop.standing()
                    .map(
                        anew -> refused("Stopped anew since then, and left so: " + anew.sentence()))
                    .orElseGet(() -> refused("Nothing is stopped.")));
  }

  private static String also(Stop before) {
    return ("All runs are stopped since %s UTC (%s); the stop is now also yours, and whoever"
            + " resumes sees your reason first.")
        .formatted(TIME.format(before.at()), before.sentence());
  }

  private Answer done(PersonId person, String event, String reason, String text) {
    audit.append(person, event, "", reason);
    return new Answer.Accepted(text);
  }

  private static Answer refused(String why) {
    return new Answer.Refused(Answer.Reason.WRONG_STATE, why);
  }
}
