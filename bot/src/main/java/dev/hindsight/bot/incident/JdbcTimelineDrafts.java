package dev.hindsight.bot.incident;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of drafts that nobody has read yet; each is kept for a day. */
@Component
class JdbcTimelineDrafts {

  private final JdbcClient jdbc;

  JdbcTimelineDrafts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  String keep(IncidentId id, String words) {
    UUID draft = UUID.randomUUID();
    jdbc.sql("delete from bot.timeline_drafts where at < now() - interval '1 day'").update();
    jdbc.sql(
            "insert into bot.timeline_drafts (id, incident, words) values (:id, :incident, :words)")
        .param("id", draft)
        .param("incident", id.value())
        .param("words", words)
        .update();
    return draft.toString();
  }

  Optional<String> words(String draft) {
    return jdbc.sql("select words from bot.timeline_drafts where id::text = :id")
        .param("id", draft)
        .query(String.class)
        .optional();
  }
}
