package dev.hindsight.bot.alert;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The table of alerts: one row an episode, merged from all its sightings. */
@Component
class JdbcAlerts implements Alerts {

  private static final TypeReference<Map<String, String>> STRINGS = new TypeReference<>() {};

  /** A row for an episode not seen before; resolved wins over a late repeat of "firing". */
  private static final String INSERT =
      """
      insert into bot.alerts (source, fingerprint, starts_at, status, ends_at, labels, annotations, first_seen, last_seen)
      values (:source, :fingerprint, :startsAt, :status, :endsAt, :labels::jsonb, :annotations::jsonb, :now, :now)
      on conflict (source, fingerprint, starts_at) do nothing
      returning id
      """;

  private static final String END =
      """
      update bot.alerts set status = 'RESOLVED', ends_at = :endsAt, annotations = coalesce(:annotations::jsonb, annotations), last_seen = :now
      where source = :source and fingerprint = :fingerprint and status = 'FIRING' and starts_at < :before
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

  /** Makes all who keep these alerts wait for each other until the transaction ends. */
  void serialize(String source, List<Alert> received) {
    jdbc.sql(
            """
            select count(pg_advisory_xact_lock(lock)) from (
              select distinct hashtextextended(:source || '/' || fingerprint, 11) as lock
              from unnest(:fingerprints) as fingerprint order by 1) as locks
            """)
        .param("source", source)
        .param("fingerprints", received.stream().map(Alert::fingerprint).toArray(String[]::new))
        .query(Long.class)
        .single();
  }

  /**
   * The episodes that are new or have changed; none for a repeat. An alert fires once at a time.
   */
  List<AlertId> keep(String source, Alert sent) {
    Alert alert = sent.by(clock.instant());
    return alert.status() == Alert.Status.FIRING
        ? fires(source, alert).stream().toList()
        : ends(source, alert);
  }

  private Optional<AlertId> fires(String source, Alert alert) {
    Optional<Instant> current = currentEpisode(source, alert);
    Instant startsAt = alert.startsAt().or(() -> current).orElseGet(clock::instant);
    // another Alertmanager may know an earlier start of what fires already
    if (current.filter(c -> !c.isBefore(startsAt)).isPresent() || isOver(source, alert, startsAt)) {
      return Optional.empty();
    }
    end(source, alert.fingerprint(), startsAt, startsAt, Optional.empty());
    return insert(source, alert, startsAt);
  }

  /** It ends whatever fires of this alert, also an episode whose start was told differently. */
  private List<AlertId> ends(String source, Alert alert) {
    Instant now = clock.instant();
    Optional<Instant> current = currentEpisode(source, alert);
    Instant startsAt = alert.startsAt().or(() -> current).orElse(now);
    Instant endsAt = alert.endsAt().orElse(now);
    // an end that comes late and names no start is not of what has begun since
    if (alert.startsAt().isEmpty() && current.filter(c -> c.isAfter(endsAt)).isPresent()) {
      return List.of();
    }
    Instant last = endsAt.isAfter(startsAt) ? endsAt : startsAt;
    List<AlertId> ended =
        end(source, alert.fingerprint(), endsAt, last.plusMillis(1), Optional.of(alert));
    return ended.isEmpty() ? insert(source, alert, startsAt).stream().toList() : ended;
  }

  /** Whether its end came before it: kept then as one that began only afterwards. */
  private boolean isOver(String source, Alert alert, Instant startsAt) {
    return jdbc.sql(
            """
            select exists (
              select 1 from bot.alerts
              where source = :source and fingerprint = :fingerprint and status = 'RESOLVED'
                and starts_at > ends_at and ends_at >= :startsAt)
            """)
        .param("source", source)
        .param("fingerprint", alert.fingerprint())
        .param("startsAt", utc(startsAt))
        .query(Boolean.class)
        .single();
  }

  private Optional<AlertId> insert(String source, Alert alert, Instant startsAt) {
    return jdbc.sql(INSERT)
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

  private List<AlertId> end(
      String source, String fingerprint, Instant endsAt, Instant before, Optional<Alert> told) {
    return jdbc
        .sql(END)
        .param("source", source)
        .param("fingerprint", fingerprint)
        .param("endsAt", utc(endsAt))
        .param("before", utc(before))
        .param("annotations", told.map(a -> json.writeValueAsString(a.annotations())).orElse(null))
        .param("now", utc(clock.instant()))
        .query(Long.class)
        .list()
        .stream()
        .map(AlertId::new)
        .toList();
  }

  /** The start of the episode that fires now. */
  private Optional<Instant> currentEpisode(String source, Alert alert) {
    return jdbc.sql(
            """
            select starts_at from bot.alerts
            where source = :source and fingerprint = :fingerprint and status = 'FIRING'
            order by starts_at desc limit 1
            """)
        .param("source", source)
        .param("fingerprint", alert.fingerprint())
        .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
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
    return ofIncidents(List.of(incident)).getOrDefault(incident, List.of());
  }

  @Override
  public Map<Long, List<StoredAlert>> ofIncidents(Collection<Long> incidents) {
    return jdbc
        .sql(OF_INCIDENTS)
        .param("incidents", incidents.toArray(Long[]::new))
        .query(this::alert)
        .list()
        .stream()
        .collect(Collectors.groupingBy(alert -> alert.incident().orElseThrow()));
  }

  @Override
  public void serialize(StoredAlert alert) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:alert, 13))::text")
        .param("alert", alert.source() + "/" + alert.alert().fingerprint())
        .query(String.class)
        .single();
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

  /** Counted once for all: of an alert that flaps there are thousands. */
  private static final String OF_INCIDENTS =
      """
      select id, source, fingerprint, status, labels, annotations, starts_at, ends_at, incident,
        count(*) over (partition by source, fingerprint, incident) as episodes
      from bot.alerts where incident = any(:incidents) order by starts_at, id
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
