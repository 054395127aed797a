package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The table of what was done. */
@Component
class JdbcTimeline implements Timeline {

  private static final int MOST = 200;

  private final JdbcClient jdbc;

  JdbcTimeline(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public List<TimelineEntry> of(IncidentId id) {
    return jdbc.sql(
            """
            select * from (select * from bot.incident_timeline where incident = :id
              order by id desc limit :most) newest order by id
            """)
        .param("id", id.value())
        .param("most", MOST)
        .query(JdbcTimeline::read)
        .list();
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void add(IncidentId id, TimelineEntry entry, Optional<String> mark) {
    jdbc.sql(
            """
            insert into bot.incident_timeline (incident, at, person, kind, words, mark)
            values (:incident, :at, :person, :kind, :words, :mark)
            """)
        .param("incident", id.value())
        .param("at", entry.at().atOffset(ZoneOffset.UTC))
        .param("person", entry.person().value())
        .param("kind", entry.kind().name())
        .param("words", entry.words())
        .param("mark", mark.orElse(null))
        .update();
  }

  @Override
  public Optional<IncidentId> marked(String mark) {
    return jdbc.sql("select incident from bot.incident_timeline where mark = :mark")
        .param("mark", mark)
        .query(Long.class)
        .optional()
        .map(IncidentId::new);
  }

  private static TimelineEntry read(ResultSet row, int number) throws SQLException {
    return new TimelineEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new PersonId(row.getString("person")),
        TimelineEntry.Kind.valueOf(row.getString("kind")),
        row.getString("words"));
  }
}
