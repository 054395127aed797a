package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The table of incidents. */
@Component
@Transactional(propagation = Propagation.REQUIRED)
class JdbcIncidents implements Incidents {

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final IncidentRoom room;
  private final Clock clock;
  private final IncidentRow rows;

  JdbcIncidents(JdbcClient jdbc, JsonMapper json, IncidentRoom room, Clock clock) {
    this.jdbc = jdbc;
    this.json = json;
    this.room = room;
    this.clock = clock;
    this.rows = new IncidentRow(json);
  }

  @Override
  public Optional<Incident> find(IncidentId id) {
    return jdbc.sql("select * from bot.incidents where id = :id")
        .param("id", id.value())
        .query(rows::read)
        .optional();
  }

  @Override
  public List<Incident> all(List<IncidentId> ids) {
    return jdbc.sql("select * from bot.incidents where id = any(:ids)")
        .param("ids", ids.stream().map(IncidentId::value).toArray(Long[]::new))
        .query(rows::read)
        .list();
  }

  @Override
  public Optional<Incident> lock(IncidentId id) {
    find(id).map(Incident::key).ifPresent(this::serialize);
    return jdbc.sql("select * from bot.incidents where id = :id for update")
        .param("id", id.value())
        .query(rows::read)
        .optional();
  }

  @Override
  public List<Incident> open() {
    return jdbc.sql(
            "select * from bot.incidents where state <> 'RESOLVED' order by severity, opened_at, id"
                + " limit 100")
        .query(rows::read)
        .list();
  }

  @Override
  public int countOpen() {
    return jdbc.sql("select count(*) from bot.incidents where state <> 'RESOLVED'")
        .query(Integer.class)
        .single();
  }

  @Override
  public Optional<Incident> newest(String key) {
    return jdbc.sql(
            "select * from bot.incidents where correlation_key = :key order by opened_at desc, id"
                + " desc limit 1")
        .param("key", key)
        .query(rows::read)
        .optional();
  }

  @Override
  public void serialize(String key) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 7))::text")
        .param("key", key)
        .query(String.class)
        .single();
  }

  @Override
  public IncidentId open(Clues clues, String title, String summary, Instant openedAt) {
    long id =
        jdbc.sql(
                """
                insert into bot.incidents (correlation_key, cluster, namespace, service, deployment, pod, severity, state, title, summary, opened_at)
                values (:key, :cluster, :namespace, :service, :deployment, :pod, :severity, 'OPEN', :title, :summary, :openedAt)
                returning id
                """)
            .param("key", clues.key())
            .param("cluster", clues.cluster())
            .param("namespace", clues.namespace())
            .param("service", clues.service())
            .param("deployment", clues.deployment().orElse(null))
            .param("pod", clues.pod().orElse(null))
            .param("severity", clues.severity().name())
            .param("title", title)
            .param("summary", summary)
            .param("openedAt", utc(openedAt))
            .query(Long.class)
            .single();
    room.refresh(new IncidentId(id));
    return new IncidentId(id);
  }

  @Override
  public void reopen(IncidentId id) {
    change(
        id,
        "state = 'OPEN', resolved_at = null, acknowledged_by = null, conclusion = null, plan ="
            + " null, no_plan = null, findings = null, looks = 0, good_samples = 0, sampled_at ="
            + " null, grounds = null, grounds_plan = null, assignee = null, snoozed_until = null,"
            + " snoozed_by = null",
        Map.of());
  }

  @Override
  public void joined(IncidentId id, Severity severity, boolean firing) {
    change(
        id,
        """
        severity = case when :severity < coalesce(alert_severity, severity)
          then least(severity, :severity) else severity end,
        alert_severity = case when alert_severity is null then null
          else least(alert_severity, :severity) end,
        good_samples = case when :firing then 0 else good_samples end,
        sampled_at = case when :firing then null else sampled_at end
        """,
        Map.of("severity", severity.name(), "firing", firing));
  }

  @Override
  public Optional<Integer> sampled(IncidentId id, boolean good, Instant at, Duration spacing) {
    return jdbc.sql(
            """
            update bot.incidents set sampled_at = :at,
              good_samples = case when :good then good_samples + 1 else 0 end
            where id = :id and (sampled_at is null or sampled_at <= :before)
            returning good_samples
            """)
        .param("id", id.value())
        .param("good", good)
        .param("at", utc(at))
        .param("before", utc(at.minus(spacing)))
        .query(Integer.class)
        .optional();
  }

  @Override
  public void found(IncidentId id, Findings findings) {
    change(
        id,
        "findings = :findings::jsonb, looks = looks + 1",
        Map.of("findings", json.writeValueAsString(findings)));
  }

  @Override
  public void narrated(IncidentId id, Narrated narrated) {
    change(
        id,
        "narration = :narration::jsonb",
        Map.of("narration", json.writeValueAsString(narrated)));
  }

  @Override
  public void offered(IncidentId id, PlanId plan, Grounds grounds) {
    change(
        id,
        "plan = :plan, no_plan = null, grounds = :grounds::jsonb, grounds_plan = :plan",
        Map.of("plan", plan.value(), "grounds", json.writeValueAsString(grounds)));
  }

  @Override
  public void offeredToo(IncidentId id, PlanId plan) {
    change(id, "plan = :plan, no_plan = null", Map.of("plan", plan.value()));
  }

  @Override
  public void notOffered(IncidentId id, String reason) {
    change(id, "no_plan = :reason", Map.of("reason", reason));
  }

  @Override
  public void touched(IncidentId id) {
    change(id, "state = state", Map.of());
  }

  @Override
  public void acknowledge(IncidentId id, PersonId person) {
    change(
        id,
        "state = 'ACKNOWLEDGED', acknowledged_by = :person, assignee = coalesce(assignee, :person),"
            + " acknowledged_at = coalesce(acknowledged_at, :at)",
        Map.of("person", person.value(), "at", utc(clock.instant())));
  }

  @Override
  public void assign(IncidentId id, PersonId assignee) {
    change(id, "assignee = :person", Map.of("person", assignee.value()));
  }

  @Override
  public void rate(IncidentId id, Severity severity) {
    change(
        id,
        "alert_severity = coalesce(alert_severity, severity), severity = :severity",
        Map.of("severity", severity.name()));
  }

  @Override
  public void snooze(IncidentId id, Handling.Snoozed snoozed) {
    change(
        id,
        "snoozed_until = :until, snoozed_by = :by",
        Map.of("until", utc(snoozed.until()), "by", snoozed.by().value()));
  }

  @Override
  public void wake(IncidentId id) {
    change(id, "snoozed_until = null, snoozed_by = null", Map.of());
  }

  @Override
  public boolean resolve(IncidentId id, String conclusion, Instant at) {
    return change(
        id,
        "state = 'RESOLVED', resolved_at = :at, conclusion = :conclusion, snoozed_until = null,"
            + " snoozed_by = null",
        "state <> 'RESOLVED'",
        Map.of("at", utc(at), "conclusion", conclusion));
  }

  private void change(IncidentId id, String set, Map<String, ?> values) {
    change(id, set, "true", values);
  }

  private boolean change(IncidentId id, String set, String where, Map<String, ?> values) {
    int rows =
        jdbc.sql(
                "update bot.incidents set version = version + 1, %s where id = :id and %s"
                    .formatted(set, where))
            .param("id", id.value())
            .params(values)
            .update();
    if (rows > 0) {
      room.refresh(id);
    }
    return rows > 0;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
