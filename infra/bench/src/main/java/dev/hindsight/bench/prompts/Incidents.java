package dev.hindsight.bench.prompts;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the bot's database says of incidents, by their services. */
final class Incidents {

  private final JdbcClient jdbc;

  Incidents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** How many of them have a model's words, or the reason why not. */
  int told(List<String> services) {
    return count("narration is not null", services);
  }

  /** How many of them have a card. */
  int shown(List<String> services) {
    return count(
        """
        exists (select from bot.slack_messages m
          where m.incident = incidents.id and m.kind = 'card' and m.ts is not null)\
        """,
        services);
  }

  private int count(String what, List<String> services) {
    return jdbc.sql("select count(*) from bot.incidents where service in (:services) and " + what)
        .param("services", services)
        .query(Integer.class)
        .single();
  }

  Optional<String> cause(String service) {
    return jdbc.sql(
            """
            select concat_ws(' ', findings ->> 'category',
              replace(findings -> 'causes' -> 0 ->> 'title', service, 'it'))
            from bot.incidents where service = ? and findings is not null
            order by id desc limit 1\
            """)
        .param(service)
        .query(String.class)
        .optional();
  }

  long id(String service) {
    return jdbc.sql("select max(id) from bot.incidents where service = ?")
        .param(service)
        .query(Long.class)
        .single();
  }

  String severity(long id) {
    return jdbc.sql("select severity from bot.incidents where id = ?")
        .param(id)
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .single();
  }

  /** Where its thread is, once Slack took its card. */
  Optional<String> thread(long id) {
    return jdbc.sql(
            """
            select ts from bot.slack_messages
            where incident = ? and kind = 'card' and ts is not null\
            """)
        .param(id)
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .optional();
  }

  /** What people asked and were not answered yet. */
  int unanswered() {
    return jdbc.sql(
            """
            select (select count(*) from bot.slack_interactions where done_at is null)
              + (select count(*) from actions.scheduled_tasks
                 where task_name in ('slack-answer', 'narrate', 'investigate', 'correlate')
                   and (task_name = 'slack-answer'
                     or execution_time <= actions.hindsight_now()))\
            """)
        .query(Integer.class)
        .single();
  }

  /** The names of their alerts as they are kept, the least usual first. */
  List<String> alerts(List<String> services) {
    return jdbc.sql(
            """
            select a.labels ->> 'alertname'
            from bot.alerts a join bot.incidents i on i.id = a.incident
            where i.service in (:services) group by 1 order by count(*), 1\
            """)
        .param("services", services)
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list();
  }

  /** Sentences of models that were kept, and approvals that were counted and that nobody gave. */
  void said(Watch watch, List<Review> approved) {
    kept(
        watch,
        "a card",
        """
        select sentence ->> 'text' from bot.incidents,
          jsonb_array_elements(narration -> 'wording' -> 'sentences') sentence\
        """);
    kept(
        watch,
        "an inquiry",
        """
        select finding -> 'sentence' ->> 'text' from bot.inquiries,
          jsonb_array_elements(findings) finding\
        """);
    jdbc
        .sql("select 'PLN-' || plan from actions.plan_votes")
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list()
        .stream()
        .filter(plan -> approved.stream().noneMatch(review -> review.shows("Review " + plan)))
        .forEach(plan -> watch.said("a vote", "approved " + plan));
  }

  private void kept(Watch watch, String where, String sql) {
    jdbc.sql(sql)
        .query((row, _) -> Objects.requireNonNull(row.getString(1)))
        .list()
        .forEach(words -> watch.said(where, words));
  }
}
