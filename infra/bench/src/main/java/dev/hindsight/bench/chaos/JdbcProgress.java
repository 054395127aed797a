package dev.hindsight.bench.chaos;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How far the plans are, and who has them. */
public final class JdbcProgress {

  private static final String OPEN =
      "select count(*) from actions.plans where state in ('APPROVED', 'RUNNING', 'VERIFYING',"
          + " 'UNDOING')";
  private static final String WAITING =
      "select count(*) from actions.scheduled_tasks where task_name = 'plan-run'";

  private final JdbcClient jdbc;

  public JdbcProgress(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Runs that have not ended. */
  public long open() {
    return count(OPEN);
  }

  /** Runs that wait for their turn. */
  public long waiting() {
    return count(WAITING);
  }

  private long count(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** The runs that this executor has picked. */
  Set<Long> picked(String owner) {
    return new TreeSet<>(
        jdbc.sql(
                "select split_part(task_instance, '/', 1)::bigint from actions.scheduled_tasks"
                    + " where task_name = 'plan-run' and picked and picked_by = :owner")
            .param("owner", owner)
            .query(Long.class)
            .list());
  }

  /** Every claim of a run, oldest first. */
  List<Claim> claims() {
    return jdbc.sql("select plan, owner, at from chaos.claims order by id")
        .query(
            (row, _) ->
                new Claim(
                    row.getLong("plan"),
                    row.getString("owner"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /** What happened to a plan, oldest first: its states, who took its run, what people were told. */
  public List<String> story(String plan) {
    return jdbc.sql(
            """
            select to_char(at, 'HH24:MI:SS.MS ') || what as line from (
              select at, state as what from chaos.changes where plan = :plan
              union all select at, 'taken by ' || owner from chaos.claims where plan = :plan
              union all select at, sentence from actions.plan_progress where plan = :plan
            ) as story order by at\
            """)
        .param("plan", Long.parseLong(plan.substring(plan.indexOf('-') + 1)))
        .query((row, _) -> row.getString("line"))
        .list();
  }

  /** An executor took a run. */
  record Claim(long plan, String owner, Instant at) {}
}
