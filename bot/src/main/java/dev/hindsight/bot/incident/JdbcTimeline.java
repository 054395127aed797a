package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
    return of(List.of(id)).getOrDefault(id, List.of());
  }

  @Override
  public Map<IncidentId, List<TimelineEntry>> of(Collection<IncidentId> ids) {
    return jdbc
        .sql(
            """
            select newest.* from unnest(:ids) as asked (id)
              cross join lateral (select * from bot.incident_timeline where incident = asked.id
                order by id desc limit :most) as newest
            order by newest.id
            """)
        .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
        .param("most", MOST)
        .query((row, _) -> Map.entry(new IncidentId(row.getLong("incident")), read(row)))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
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

  private static TimelineEntry read(ResultSet row) throws SQLException {
    return new TimelineEntry(
        row.getLong("id"),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        new PersonId(row.getString("person")),
        TimelineEntry.Kind.valueOf(row.getString("kind")),
        row.getString("words"));
  }
}
