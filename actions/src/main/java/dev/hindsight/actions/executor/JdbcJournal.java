package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.executor.Entry.Result;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The journal: what was about to be done, and what came of it. */
@Repository
class JdbcJournal {

  private final JdbcClient jdbc;

  JdbcJournal(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  List<Entry> of(PlanId plan) {
    return jdbc.sql("select * from actions.plan_journal where plan = :plan order by id")
        .param("plan", plan.value())
        .query(
            (row, _) ->
                new Entry(
                    row.getInt("step"),
                    Direction.valueOf(row.getString("direction")),
                    Optional.ofNullable(row.getString("outcome")).map(Result::valueOf),
                    row.getLong("generation"),
                    Optional.ofNullable(row.getString("detail")).orElse("")))
        .list();
  }

  void intend(Run run, int step, Direction direction) {
    jdbc.sql(
            """
            insert into actions.plan_journal (plan, step, direction, marker, epoch)
            values (:plan, :step, :direction, :marker, :epoch)\
            """)
        .param("plan", run.id().value())
        .param("step", step)
        .param("direction", direction.name())
        .param("marker", run.marker(step, direction))
        .param("epoch", run.epoch())
        .update();
  }

  void conclude(
      Run run, int step, Direction direction, Result outcome, long generation, String detail) {
    jdbc.sql(
            """
            update actions.plan_journal set outcome = :outcome, generation = :generation,
                detail = :detail, epoch = :epoch, outcome_at = actions.hindsight_now()
            where plan = :plan and step = :step and direction = :direction
              and outcome is null and epoch <= :epoch\
            """)
        .param("outcome", outcome.name())
        .param("generation", generation)
        .param("detail", detail)
        .param("epoch", run.epoch())
        .param("plan", run.id().value())
        .param("step", step)
        .param("direction", direction.name())
        .update();
  }
}
