package dev.hindsight.bench.aws.run;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the product's tables say of the plans. */
final class JdbcAwsRecords {

  private final JdbcClient jdbc;

  JdbcAwsRecords(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A line of a run's journal.
   *
   * @param outcome empty where it was never known
   */
  record Line(String plan, int step, boolean undo, Optional<String> outcome) {

    boolean done() {
      return outcome.filter(o -> o.equals("DONE") || o.equals("RECOVERED")).isPresent();
    }

    boolean unknown() {
      return outcome.isEmpty() || outcome.get().equals("UNKNOWN");
    }
  }

  /**
   * A plan as it ended.
   *
   * @param agreed when as many as were needed had agreed, and it was begun
   */
  record Row(String plan, String state, Optional<Instant> agreed, List<Line> lines) {}

  /** By the plan's id. */
  Map<String, Row> read() {
    Map<String, List<Line>> lines =
        jdbc
            .sql("select * from actions.plan_journal order by id")
            .query(
                (row, _) ->
                    new Line(
                        "PLN-" + row.getLong("plan"),
                        row.getInt("step"),
                        row.getString("direction").equals("UNDO"),
                        Optional.ofNullable(row.getString("outcome"))))
            .list()
            .stream()
            .collect(Collectors.groupingBy(Line::plan));
    return jdbc
        .sql(
            """
            select 'PLN-' || p.id as plan, p.state,
              case when (select count(distinct v.person) from actions.plan_votes v
                where v.plan = p.id and v.version = p.version and v.request_no = p.request_no
                  and v.vote = 'APPROVE' and v.person <> p.requested_by) >= p.approvals_needed
              then (select min(c.at) from chaos.changes c
                where c.plan = p.id and c.state = 'RUNNING') end as agreed
            from actions.plans p\
            """)
        .query(
            (row, _) ->
                new Row(
                    row.getString("plan"),
                    row.getString("state"),
                    Optional.ofNullable(row.getTimestamp("agreed")).map(Timestamp::toInstant),
                    lines.getOrDefault(row.getString("plan"), List.of())))
        .list()
        .stream()
        .collect(Collectors.toMap(Row::plan, row -> row));
  }
}
