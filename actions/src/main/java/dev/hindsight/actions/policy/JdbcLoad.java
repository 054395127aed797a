package dev.hindsight.actions.policy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.store.StoredPlan;
import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How much is going on, counted by the database's time. */
@Repository
class JdbcLoad {

  private final JdbcClient jdbc;

  JdbcLoad(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Instant now() {
    return jdbc.sql("select actions.hindsight_now()")
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  /** Whoever else starts in this cluster waits until the transaction ends, but not for long. */
  void hold(String cluster) {
    jdbc.sql("set local lock_timeout = '2s'").update();
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('actions.starts ' || :cluster, 0))")
        .param("cluster", cluster)
        .query((_, _) -> cluster)
        .single();
  }

  /** The same where a plan is about several. */
  Load of(Plan plan, String service, PlanId id) {
    return worlds(plan).stream()
        .map(cluster -> of(cluster, service, id))
        .reduce(Load::most)
        .orElseThrow();
  }

  /** All that a plan changes something in, always in the same order: who waits holds no other. */
  static SortedSet<String> worlds(Plan plan) {
    return plan.targets().stream()
        .map(target -> target.object().cluster())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Besides that plan: what was started for it, or speaks of an object in it. */
  private Load of(String cluster, String service, PlanId plan) {
    return jdbc.sql(
            """
            with working as (
              select r.service from actions.plans p join actions.run_starts r on r.plan = p.id
                  and r.request_no = p.request_no
              where p.state in ('RUNNING', 'VERIFYING', 'UNDOING') and p.id <> :plan
                and (r.cluster = :cluster or position(:named in p.json) > 0)),
            started as (
              select r.service from actions.run_starts r join actions.plans p on p.id = r.plan
              where r.plan <> :plan and r.at > actions.hindsight_now() - interval '1 hour'
                and (r.cluster = :cluster or position(:named in p.json) > 0))
            select (select count(*) from working where service = :service) as running_service,
              (select count(*) from working) as running_cluster,
              (select count(*) from started where service = :service) as started_service,
              (select count(*) from started) as started_cluster\
            """)
        .param("cluster", cluster)
        .param("named", "\"cluster\":\"%s\"".formatted(cluster))
        .param("service", service)
        .param("plan", plan.value())
        .query(
            (row, _) ->
                new Load(
                    row.getInt("running_service"),
                    row.getInt("running_cluster"),
                    row.getInt("started_service"),
                    row.getInt("started_cluster")))
        .single();
  }

  String service(PlanId plan) {
    return jdbc.sql("select service from actions.plans where id = :plan")
        .param("plan", plan.value())
        .query(String.class)
        .single();
  }

  void started(StoredPlan plan, String cluster) {
    jdbc.sql(
            """
            insert into actions.run_starts (plan, request_no, cluster, service)
            select id, :request, :cluster, service from actions.plans where id = :plan
            on conflict do nothing\
            """)
        .param("plan", plan.id().value())
        .param("request", plan.requestNo())
        .param("cluster", cluster)
        .update();
  }
}
