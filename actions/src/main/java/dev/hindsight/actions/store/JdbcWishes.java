package dev.hindsight.actions.store;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people want of a plan that was approved; each one compare-and-set on the plan's row. */
@Repository
public class JdbcWishes {

  private static final String WANTED =
      "update actions.plans set cancelled_by = :person, cancel_reason = :reason";

  private final JdbcClient jdbc;

  JdbcWishes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Ends what has not started; false when it has, or is over. */
  public boolean cancelBeforeStart(PlanId id, Cancel cancel) {
    return set(
        id,
        cancel,
        WANTED
            + ", state = 'CANCELLED' where id = :id and state in ('PROPOSED',"
            + " 'AWAITING_APPROVAL', 'APPROVED')");
  }

  /** Asks a run to end; false when it is over, or was asked already. */
  public boolean cancelRun(PlanId id, Cancel cancel) {
    return set(
        id,
        cancel,
        WANTED
            + " where id = :id and cancelled_by is null and state in ('RUNNING', 'VERIFYING',"
            + " 'UNDOING')");
  }

  private boolean set(PlanId id, Cancel cancel, String sql) {
    return jdbc.sql(sql)
            .param("person", cancel.by().value())
            .param("reason", cancel.reason())
            .param("id", id.value())
            .update()
        == 1;
  }

  /** A plan that had ended goes on by a person's word; an old wish to cancel is void. */
  public boolean resume(PlanId id, PlanState from, PlanState to) {
    return jdbc.sql(
                """
                update actions.plans set state = :to, cancelled_by = null, cancel_reason = null
                where id = :id and state = :from\
                """)
            .param("to", to.name())
            .param("id", id.value())
            .param("from", from.name())
            .update()
        == 1;
  }
}
