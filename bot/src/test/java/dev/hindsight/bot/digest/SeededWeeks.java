package dev.hindsight.bot.digest;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some weeks of made-up history, in the tables and beside them. */
final class SeededWeeks {

  private static final List<String> ALERTS =
      List.of("Crash", "Slow", "Disk", "Queue", "Probe", "Cert", "");
  private static final List<String> CAUSES =
      List.of("oom_killed", "image_pull", "something_new", "disk_full", "bad_deploy", "dns", "");

  /** An alert; {@code incident} 0 is none. */
  record Alert(Instant at, String name, long incident) {}

  record Incident(
      long id,
      Instant opened,
      Optional<Instant> taken,
      Optional<Instant> resolved,
      String severity,
      String category) {}

  record Plan(
      long incident,
      String state,
      boolean asked,
      Optional<Instant> requested,
      int needed,
      List<Vote> votes,
      Optional<Instant> standing) {}

  record Vote(Instant at, String vote, boolean counts) {}

  record Verdict(long incident, Instant at, String word, boolean same) {}

  final List<Alert> alerts = new ArrayList<>();
  final List<Incident> incidents = new ArrayList<>();
  final List<Plan> plans = new ArrayList<>();
  final List<Verdict> verdicts = new ArrayList<>();

  private final JdbcClient jdbc;
  private final Random random;

  SeededWeeks(JdbcClient jdbc, long seed) {
    this.jdbc = jdbc;
    this.random = new Random(seed);
  }

  void fill(Instant from, Instant to) {
    jdbc.sql(
            "truncate bot.incidents, bot.alerts, actions.plans, actions.standing_approvals,"
                + " knowledge.verdicts, knowledge.lessons cascade")
        .update();
    for (int i = 0; i < 120; i++) {
      incident(some(from, to));
    }
    for (int i = 0; i < 400; i++) {
      alert(some(from, to));
    }
    incidents.forEach(this::plan);
    incidents.forEach(this::verdict);
  }

  private Instant some(Instant from, Instant to) {
    return from.plusSeconds(random.nextLong(Duration.between(from, to).toSeconds()));
  }

  private Optional<Instant> maybe(Instant from, int hours, double likely) {
    return random.nextDouble() < likely
        ? Optional.of(from.plusSeconds(1 + random.nextLong(hours * 3600L)))
        : Optional.empty();
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private void incident(Instant opened) {
    Optional<Instant> taken = maybe(opened, 3, 0.7);
    Optional<Instant> resolved = maybe(opened, 60, 0.8);
    String severity = any(List.of("SEV1", "SEV2", "SEV3", "SEV4"));
    String category = any(CAUSES);
    long id =
        jdbc.sql(
                """
                insert into bot.incidents (correlation_key, cluster, namespace, service, severity,
                  state, title, summary, opened_at, acknowledged_at, resolved_at, findings)
                values (gen_random_uuid()::text, 'c', 'n', 's', :severity, :state, 't', 's', :opened,
                  :taken, :resolved,
                  case when :category = '' then null
                    else jsonb_build_object('category', :category::text) end)
                returning id
                """)
            .param("severity", severity)
            .param("state", resolved.isPresent() ? "RESOLVED" : "OPEN")
            .param("opened", opened.atOffset(ZoneOffset.UTC))
            .param("taken", at(taken), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("resolved", at(resolved), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("category", category)
            .query(Long.class)
            .single();
    incidents.add(new Incident(id, opened, taken, resolved, severity, category));
  }

  private void alert(Instant at) {
    String name = any(ALERTS);
    long incident = random.nextInt(4) == 0 ? 0 : any(incidents).id();
    jdbc.sql(
            """
            insert into bot.alerts (source, fingerprint, starts_at, status, labels, annotations,
              first_seen, last_seen, incident)
            values ('am', gen_random_uuid()::text, :at, 'FIRING', :labels::jsonb, '{}', :at, :at,
              nullif(:incident, 0))
            """)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("labels", name.isEmpty() ? "{}" : "{\"alertname\":\"%s\"}".formatted(name))
        .param("incident", incident)
        .update();
    alerts.add(new Alert(at, name.isEmpty() ? "without a name" : name, incident));
  }

  private void plan(Incident incident) {
    if (random.nextInt(3) == 0) {
      return;
    }
    String state =
        any(List.of("SUCCEEDED", "SUCCEEDED", "UNDONE", "PROPOSED", "REJECTED", "EXPIRED"));
    boolean asked = random.nextInt(5) > 0;
    Optional<Instant> requested = asked ? maybe(incident.opened(), 2, 0.9) : Optional.empty();
    int needed = random.nextInt(3);
    long id =
        jdbc.sql(
                """
                insert into actions.plans (incident, service, cause, playbook, target_uid, json,
                  hash, risk, diff, verdicts, state, requested_by, requested_at, approvals_needed,
                  version, request_no)
                values ('INC-' || :incident, 's', 'c', 'p', 'u', '{}', repeat('a', 64), 'LOW',
                  '', '{}', :state, :asker, :requested, :needed, 2, 3)
                returning id
                """)
            .param("incident", incident.id())
            .param("state", state)
            .param("asker", asked ? "U9" : null)
            .param("requested", at(requested), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
            .param("needed", needed)
            .query(Long.class)
            .single();
    List<Vote> votes = new ArrayList<>();
    if (random.nextInt(6) > 0) {
      for (int i = 0; i < 3; i++) {
        votes.add(vote(id, requested.orElse(incident.opened()), "U" + i));
      }
    }
    Optional<Instant> standing =
        votes.isEmpty() ? Optional.of(incident.opened().plusSeconds(9)) : Optional.empty();
    standing.ifPresent(at -> standing(id, at));
    plans.add(new Plan(incident.id(), state, asked, requested, needed, votes, standing));
  }

  private Vote vote(long plan, Instant since, String person) {
    Vote vote =
        new Vote(
            since.plusSeconds(1 + random.nextLong(36_000)),
            any(List.of("APPROVE", "APPROVE", "APPROVE", "REJECT", "BREAK_GLASS")),
            random.nextInt(4) > 0);
    boolean earlier = !vote.counts() && random.nextBoolean();
    jdbc.sql(
            """
            insert into actions.plan_votes (plan, version, request_no, person, vote, reason, at, revoked_at)
            values (:plan, 2, :request, :person, :vote, '', :at, :revoked)
            """)
        .param("plan", plan)
        .param("request", earlier ? 2 : 3)
        .param("person", person)
        .param("vote", vote.vote())
        .param("at", vote.at().atOffset(ZoneOffset.UTC))
        .param(
            "revoked",
            vote.counts() || earlier ? null : vote.at().plusSeconds(5).atOffset(ZoneOffset.UTC),
            java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
        .update();
    return vote;
  }

  private void standing(long plan, Instant at) {
    jdbc.sql(
            """
            with yes as (
              insert into actions.standing_approvals (terms, hash, playbook, needed, requested_by,
                reason, expires_at)
              values ('t', repeat('b', 64), 'p', 1, 'U1', 'r', now()) returning id)
            insert into actions.standing_uses (standing, plan, request_no, at)
            select id, :plan, 3, :at from yes
            """)
        .param("plan", plan)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .update();
  }

  private void verdict(Incident incident) {
    if (incident.resolved().isEmpty()) {
      return;
    }
    String name = "INC-" + incident.id();
    for (int i = random.nextInt(4); i > 0; i--) {
      Verdict verdict =
          new Verdict(
              incident.id(),
              incident.resolved().get().plusSeconds(90_000L - i * 20_000L),
              any(List.of("right", "right", "other", "unknown", "withdrawn")),
              random.nextInt(6) == 0);
      String cause = verdict.word().equals("other") ? (verdict.same() ? "found" : "else") : null;
      jdbc.sql(
              """
              insert into knowledge.verdicts (incident, person, verdict, about, cause, cause_title, said_at)
              values (:incident, 'U1', :verdict, 'found', :cause, :cause, :at)
              """)
          .param("incident", name)
          .param("verdict", verdict.word())
          .param("cause", cause)
          .param("at", verdict.at().atOffset(ZoneOffset.UTC))
          .update();
      verdicts.add(verdict);
    }
    jdbc.sql(
            """
            insert into knowledge.lessons (incident, service, namespace, alert_names, summary, cause,
              cause_title, confirmed, took_ms, opened_at, evidence, title_words, body_words)
            values (:incident, 's', 'n', '{}', 's', 'found', 'f', false, 1, now(), '{}', '', '')
            """)
        .param("incident", name)
        .update();
  }

  private static @Nullable Object at(Optional<Instant> at) {
    return at.map(moment -> moment.atOffset(ZoneOffset.UTC)).orElse(null);
  }
}
