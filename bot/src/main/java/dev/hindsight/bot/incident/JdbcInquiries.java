package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.prompts.Inquiry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of inquiries. */
@Component
class JdbcInquiries implements Inquiries {

  private static final int SHOWN = 5;

  /** Who has not asked for so long whether to go on has died: an answer and a look take less. */
  private static final Duration SILENT = Duration.ofMinutes(5);

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcInquiries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public UUID begin(IncidentId id) {
    UUID run = UUID.randomUUID();
    jdbc.sql(
            """
            insert into bot.inquiries_now (incident, run, seen_at)
            values (:incident, :run, now())
            on conflict (incident) do update
              set run = excluded.run, stopped_by = null, seen_at = excluded.seen_at
            """)
        .param("incident", id.value())
        .param("run", run)
        .update();
    return run;
  }

  @Override
  public Optional<String> unwanted(IncidentId id, UUID run) {
    return jdbc.sql(
            """
            update bot.inquiries_now set seen_at = now()
            where incident = :i and run = :r
            returning coalesce(stopped_by, '')
            """)
        .param("i", id.value())
        .param("r", run)
        .query(String.class)
        .optional()
        .map(by -> by.isEmpty() ? Optional.<String>empty() : Optional.of("Somebody stopped it."))
        .orElse(Optional.of("It was asked for anew."));
  }

  @Override
  public boolean stop(IncidentId id, PersonId person) {
    return 1
        == jdbc.sql(
                """
                update bot.inquiries_now set stopped_by = coalesce(stopped_by, :person)
                where incident = :incident
                  and seen_at > now() - make_interval(secs => :silent)
                """)
            .param("silent", SILENT.toSeconds())
            .param("incident", id.value())
            .param("person", person.value())
            .update();
  }

  @Override
  public void keep(IncidentId id, UUID run, Inquiry inquiry, Instant begun, Instant ended) {
    jdbc.sql("delete from bot.inquiries_now where incident = :incident and run = :run")
        .param("incident", id.value())
        .param("run", run)
        .update();
    jdbc.sql(
            """
            insert into bot.inquiries (incident, model, trail, findings, ending, begun_at, ended_at)
            values (:incident, :model, :trail::jsonb, :findings::jsonb, :ending, :begun, :ended)
            """)
        .param("incident", id.value())
        .param("model", inquiry.model())
        .param("trail", json.writeValueAsString(inquiry.trail()))
        .param("findings", json.writeValueAsString(inquiry.findings()))
        .param("ending", inquiry.end())
        .param("begun", begun.atOffset(ZoneOffset.UTC))
        .param("ended", ended.atOffset(ZoneOffset.UTC))
        .update();
  }

  @Override
  public List<String> endings(IncidentId id) {
    return jdbc.sql(
            """
            select ending
            from (select * from bot.inquiries where incident = :incident
              order by begun_at desc, id desc limit :shown) newest
            order by begun_at, id
            """)
        .param("incident", id.value())
        .param("shown", SHOWN)
        .query((row, _) -> row.getString("ending"))
        .list();
  }
}
