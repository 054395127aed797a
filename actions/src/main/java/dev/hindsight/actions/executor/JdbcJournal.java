package dev.hindsight.actions.executor;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.executor.Entry.Result;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
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
        .query((row, _) -> entry(row))
        .list();
  }

  static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        row.getInt("step"),
        Direction.valueOf(row.getString("direction")),
        Optional.ofNullable(row.getString("outcome")).map(Result::valueOf),
        instant(row, "unsettled_until"),
        instant(row, "outcome_at"),
        instant(row, "due_at"),
        row.getLong("generation"),
        Optional.ofNullable(row.getString("detail")).orElse(""),
        Optional.ofNullable(row.getString("receipt")));
  }

  private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  /** A step without a write begins; the time it has counts from now, once. */
  void begin(Run run, int step, Duration within) {
    jdbc.sql(
            """
            insert into actions.plan_journal (plan, step, direction, marker, epoch, due_at)
            values (:plan, :step, 'DO', :marker, :epoch,
                actions.hindsight_now() + make_interval(secs => :secs))
            on conflict (plan, step, direction) do nothing\
            """)
        .param("plan", run.id().value())
        .param("step", step)
        .param("marker", run.marker(step, Direction.DO))
        .param("epoch", run.epoch())
        .param("secs", within.toMillis() / 1000.0)
        .update();
  }

  /** The last try had no effect for certain; what was open before it still is. */
  void withoutEffect(Run run, int step, Direction direction, Optional<Instant> unsettledUntil) {
    jdbc.sql(
            """
            update actions.plan_journal set unsettled_until = :until
            where plan = :plan and step = :step and direction = :direction\
            """)
        .param("until", unsettledUntil.map(Timestamp::from).orElse(null))
        .param("plan", run.id().value())
        .param("step", step)
        .param("direction", direction.name())
        .update();
  }

  /** False when it was concluded already, by a person's answer. */
  boolean conclude(
      Run run, int step, Direction direction, Result outcome, long generation, String detail) {
    return jdbc.sql(
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
            .update()
        == 1;
  }
}
