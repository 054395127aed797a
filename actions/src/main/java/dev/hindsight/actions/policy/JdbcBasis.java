package dev.hindsight.actions.policy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.policy.standing.StandingId;
import dev.hindsight.actions.store.StoredPlan;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** On what each version of a plan was offered. */
@Repository
public class JdbcBasis {

  private final JdbcClient jdbc;

  JdbcBasis(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps it for the plan as it is now; one that nobody asked for yet takes the newest ruling. */
  public void keep(PlanId plan, Offer offer) {
    Basis basis = offer.basis();
    // always the plan before its terms: who keeps the same plan at the same moment waits here
    jdbc.sql("select id from actions.plans where id = :plan for update")
        .param("plan", plan.value())
        .query(Long.class)
        .single();
    jdbc.sql(
            """
            insert into actions.plan_terms (plan, version, playbook_hash, standing,
                approvers_without)
            select id, version, :playbook, cast(:standing as bigint), :without from actions.plans
                where id = :plan
            on conflict (plan, version) do update set playbook_hash = excluded.playbook_hash,
                standing = excluded.standing, approvers_without = excluded.approvers_without
            where exists (select 1 from actions.plans p where p.id = excluded.plan
                and p.state in ('PROPOSED', 'EXPIRED'))\
            """)
        .param("plan", plan.value())
        .param("playbook", basis.playbookHash())
        .param("standing", basis.standing().map(StandingId::value).orElse(null))
        .param("without", basis.approversWithout())
        .update();
    jdbc.sql(
            """
            update actions.plans set approvals_needed = :needed, verdicts = :verdicts
            where id = :plan and state in ('PROPOSED', 'EXPIRED')\
            """)
        .param("plan", plan.value())
        .param("needed", offer.ruling().approvers())
        .param("verdicts", offer.ruling().verdicts().toArray(String[]::new))
        .update();
  }

  /** That of this version; empty for plans of a release that kept none. */
  Optional<Basis> of(StoredPlan plan) {
    return jdbc.sql("select * from actions.plan_terms where plan = :plan and version = :version")
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .query(
            (row, _) ->
                new Basis(
                    row.getString("playbook_hash"),
                    Optional.ofNullable(row.getObject("standing", Long.class)).map(StandingId::new),
                    row.getInt("approvers_without")))
        .optional();
  }
}
