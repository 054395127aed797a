package dev.hindsight.bench.chaos.world;

import dev.hindsight.bench.chaos.world.Records.Change;
import dev.hindsight.bench.chaos.world.Records.Line;
import dev.hindsight.bench.chaos.world.Records.PlanRow;
import dev.hindsight.bench.chaos.world.Records.Vote;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the product's tables and what the triggers saw, for the rules. */
final class JdbcRecords {

  private final JdbcClient jdbc;

  JdbcRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Records read() {
    return new Records(plans(), votes(), journal(), changes(), stale(), ends(), tasks());
  }

  private Map<String, PlanRow> plans() {
    return jdbc
        .sql("select * from actions.plans")
        .query(
            (row, _) ->
                new PlanRow(
                    "PLN-" + row.getLong("id"),
                    row.getString("service"),
                    row.getString("state"),
                    row.getString("hash"),
                    row.getInt("version"),
                    row.getInt("request_no"),
                    row.getInt("approvals_needed"),
                    Optional.ofNullable(row.getString("requested_by"))))
        .list()
        .stream()
        .collect(Collectors.toMap(PlanRow::id, plan -> plan));
  }

  private List<Vote> votes() {
    return jdbc.sql("select * from actions.plan_votes where vote = 'APPROVE'")
        .query(
            (row, _) ->
                new Vote(
                    "PLN-" + row.getLong("plan"),
                    row.getInt("version"),
                    row.getInt("request_no"),
                    row.getString("person"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  private List<Line> journal() {
    // a step that waits and writes nothing has a time at which it is due
    return jdbc.sql(
            "select j.*, to_jsonb(j) ->> 'due_at' is not null as pause"
                + " from actions.plan_journal j order by id")
        .query(
            (row, _) ->
                new Line(
                    "PLN-" + row.getLong("plan"),
                    (row.getString("direction").equals("DO") ? "" : "undo-") + row.getInt("step"),
                    row.getString("marker"),
                    row.getBoolean("pause"),
                    Optional.ofNullable(row.getString("outcome"))))
        .list();
  }

  private List<Change> changes() {
    return jdbc.sql(
            """
            with audited as (
              select split_part(subject, ' ', 1) as plan, event, count(*) as records
              from actions.audit_chain group by 1, 2)
            select c.plan, c.state, min(c.at) as at, coalesce(max(a.records), 0) as records
            from chaos.changes c left join audited a
              on a.plan = 'PLN-' || c.plan and a.event = c.state
            group by c.plan, c.state\
            """)
        .query(
            (row, _) ->
                new Change(
                    "PLN-" + row.getLong("plan"),
                    row.getString("state"),
                    row.getTimestamp("at").toInstant(),
                    row.getInt("records")))
        .list();
  }

  private List<String> stale() {
    return jdbc.sql("select 'PLN-' || plan || ' ' || what || ' by ' || owner from chaos.stale")
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** How often people were told of a plan's end. */
  private Map<String, Long> ends() {
    return jdbc
        .sql(
            """
            select 'PLN-' || plan from chaos.told where state not in ('PROPOSED',
              'AWAITING_APPROVAL', 'APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING')\
            """)
        .query((row, _) -> row.getString(1))
        .list()
        .stream()
        .collect(Collectors.groupingBy(plan -> plan, Collectors.counting()));
  }

  /** Runs that still wait for their turn. */
  private List<String> tasks() {
    return jdbc.sql(
            "select 'PLN-' || split_part(task_instance, '/', 1) from actions.scheduled_tasks"
                + " where task_name = 'plan-run'")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
