package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who looked at their Home lately, by rows that all replicas see. */
class JdbcHomes implements OpenHomes {

  private final JdbcClient jdbc;

  JdbcHomes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void opened(PersonId person, Instant now) {
    jdbc.sql(
            """
            insert into bot.slack_homes (person, opened_at) values (:person, :now)
            on conflict (person) do update
            set opened_at = :now, pages = '{}', shown = '', next_try = '-infinity'
            """)
        .param("person", person.value())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<PersonId> openedSince(Instant moment, Instant now) {
    return jdbc.sql(
            """
            select person from bot.slack_homes
            where opened_at >= :moment and next_try <= :now order by person
            """)
        .param("moment", moment.atOffset(ZoneOffset.UTC))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> new PersonId(row.getString("person")))
        .list();
  }

  @Override
  public String shown(PersonId person) {
    return jdbc.sql("select shown from bot.slack_homes where person = :person")
        .param("person", person.value())
        .query(String.class)
        .optional()
        .orElse("");
  }

  @Override
  public void shown(PersonId person, String fingerprint) {
    jdbc.sql("update bot.slack_homes set shown = :shown where person = :person")
        .param("shown", fingerprint)
        .param("person", person.value())
        .update();
  }

  @Override
  public void forget(Instant before) {
    jdbc.sql("update bot.slack_homes set shown = '' where shown <> '' and opened_at < :before")
        .param("before", before.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public void later(PersonId person, Instant now, Duration wait) {
    jdbc.sql("update bot.slack_homes set next_try = :at where person = :person")
        .param("at", now.plus(wait).atOffset(ZoneOffset.UTC))
        .param("person", person.value())
        .update();
  }

  @Override
  public Map<Part, Integer> pages(PersonId person) {
    return jdbc
        .sql(
            """
            select key, value::int as page from bot.slack_homes, jsonb_each_text(pages)
            where person = :person
            """)
        .param("person", person.value())
        .query((row, _) -> Map.entry(Part.valueOf(row.getString("key")), row.getInt("page")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void page(PersonId person, Part part, int page) {
    jdbc.sql(
            """
            update bot.slack_homes set pages = pages || jsonb_build_object(:part::text, :page::int)
            where person = :person
            """)
        .param("part", part.name())
        .param("page", page)
        .param("person", person.value())
        .update();
  }
}
