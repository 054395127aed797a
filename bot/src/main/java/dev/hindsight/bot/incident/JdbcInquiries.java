package dev.hindsight.bot.incident;

import dev.hindsight.prompts.Inquiry;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of inquiries. */
@Component
class JdbcInquiries implements Inquiries {

  private final JdbcClient jdbc;
  private final JsonMapper json;

  JdbcInquiries(JdbcClient jdbc, JsonMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  @Override
  public void keep(IncidentId id, Inquiry inquiry, Instant begun, Instant ended) {
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
}
