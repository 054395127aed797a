package dev.hindsight.bot.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of alerts: one row an episode, merged from all its sightings. */
@Component
class JdbcAlerts implements Alerts {

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  /** Resolved wins over firing for the same episode: a late repeat of "firing" changes nothing. */
  private static final String UPSERT =
      """
      insert into bot.alerts as a (source, fingerprint, starts_at, status, ends_at, labels, annotations, first_seen, last_seen)
      values (:source, :fingerprint, :startsAt, :status, :endsAt, :labels::jsonb, :annotations::jsonb, :now, :now)
      on conflict (source, fingerprint, starts_at) do update
        set status = excluded.status, ends_at = excluded.ends_at, annotations = excluded.annotations, last_seen = excluded.last_seen
        where a.status = 'FIRING' and excluded.status = 'RESOLVED'
      returning id
      """;

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;

  JdbcAlerts(JdbcClient jdbc, JsonMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
  }

  /** The episode's id where the sighting was new or changed its status; empty for a repeat. */
  Optional<AlertId> keep(String source, Alert alert) {
    Instant startsAt = alert.startsAt().orElseGet(() -> currentEpisode(source, alert));
    if (alert.status() == Alert.Status.FIRING) {
      endOlderEpisodes(source, alert, startsAt);
    }
    return jdbc.sql(UPSERT)
        .param("source", source)
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", utc(startsAt))
        .param("status", alert.status().name())
        .param("endsAt", alert.endsAt().map(JdbcAlerts::utc).orElse(null))
        .param("labels", json.writeValueAsString(alert.labels()))
        .param("annotations", json.writeValueAsString(alert.annotations()))
        .param("now", utc(clock.instant()))
        .query(Long.class)
        .optional()
        .map(AlertId::new);
  }

  /** An alert fires once at a time: a newer episode says that the older ones ended unheard. */
  private void endOlderEpisodes(String source, Alert alert, Instant startsAt) {
    jdbc.sql(
            """
            update bot.alerts set status = 'RESOLVED', ends_at = :startsAt, last_seen = :now
            where source = :source and fingerprint = :fingerprint and status = 'FIRING' and starts_at < :startsAt
            """)
        .param("source", source)
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", utc(startsAt))
        .param("now", utc(clock.instant()))
        .update();
  }

  /** A source that names no start means the episode that fires, or a new one. */
  private Instant currentEpisode(String source, Alert alert) {
    return jdbc.sql(
            """
            select starts_at from bot.alerts
            where source = :source and fingerprint = :fingerprint and status = 'FIRING'
            order by starts_at desc limit 1
            """)
        .param("source", source)
        .param("fingerprint", alert.fingerprint())
        .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional()
        .orElseGet(clock::instant);
  }

  @Override
  public Optional<StoredAlert> find(AlertId id) {
    return jdbc.sql(SELECT + " where id = :id")
        .param("id", id.value())
        .query(this::alert)
        .optional();
  }

  @Override
  public List<StoredAlert> ofIncident(long incident) {
    return jdbc.sql(SELECT + " where incident = :incident order by starts_at, id")
        .param("incident", incident)
        .query(this::alert)
        .list();
  }

  @Override
  public void assign(AlertId id, long incident) {
    jdbc.sql("update bot.alerts set incident = :incident where id = :id")
        .param("incident", incident)
        .param("id", id.value())
        .update();
  }

  @Override
  public Optional<Long> incidentOf(StoredAlert alert) {
    return jdbc.sql(
            """
            select incident from bot.alerts
            where source = :source and fingerprint = :fingerprint and incident is not null
            order by starts_at desc limit 1
            """)
        .param("source", alert.source())
        .param("fingerprint", alert.alert().fingerprint())
        .query(Long.class)
        .optional();
  }

  private static final String SELECT =
      """
      select id, source, fingerprint, status, labels, annotations, starts_at, ends_at, incident,
        (select count(*) from bot.alerts e where e.source = a.source
           and e.fingerprint = a.fingerprint and e.incident = a.incident) as episodes
      from bot.alerts a\
      """;

  private StoredAlert alert(ResultSet row, int i) throws SQLException {
    Optional<OffsetDateTime> endsAt =
        Optional.ofNullable(row.getObject("ends_at", OffsetDateTime.class));
    Instant startsAt = row.getObject("starts_at", OffsetDateTime.class).toInstant();
    Alert alert =
        new Alert(
            row.getString("fingerprint"),
            Alert.Status.valueOf(row.getString("status")),
            json.readValue(row.getString("labels"), STRINGS),
            json.readValue(row.getString("annotations"), STRINGS),
            Optional.of(startsAt),
            endsAt.map(OffsetDateTime::toInstant));
    return new StoredAlert(
        new AlertId(row.getLong("id")),
        row.getString("source"),
        alert,
        startsAt,
        Math.max(1, row.getInt("episodes")),
        Optional.ofNullable(row.getObject("incident", Long.class)));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
