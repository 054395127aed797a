package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The plans table; each change of state is one compare-and-set that says whether it won. */
@Repository
public class JdbcPlans {

  private final JdbcClient jdbc;

  JdbcPlans(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The plan. */
  public Optional<StoredPlan> find(PlanId id) {
    return jdbc.sql("select " + PlanRows.COLUMNS + " from actions.plans where id = :id")
        .param("id", id.value())
        .query(PlanRows::read)
        .optional();
  }

  /** The plan, locked until the transaction ends. */
  public Optional<StoredPlan> lock(PlanId id) {
    return jdbc.sql("select " + PlanRows.COLUMNS + " from actions.plans where id = :id for update")
        .param("id", id.value())
        .query(PlanRows::read)
        .optional();
  }

  /** What it was proposed for. */
  public Optional<Purpose> purpose(PlanId id) {
    return jdbc.sql("select service, cause from actions.plans where id = :id")
        .param("id", id.value())
        .query((row, _) -> new Purpose(row.getString("service"), row.getString("cause")))
        .optional();
  }

  /** What a plan is for. */
  public record Purpose(String service, String cause) {}

  /** The newest plan for an incident's cause. */
  public Optional<StoredPlan> latest(String incident, String cause) {
    return jdbc.sql(
            "select "
                + PlanRows.COLUMNS
                + " from actions.plans where incident = :incident and cause = :cause"
                + " order by id desc limit 1")
        .param("incident", incident)
        .param("cause", cause)
        .query(PlanRows::read)
        .optional();
  }

  /** The plan whose write made this generation of the object; none where none is counted. */
  public Optional<StoredPlan> writtenBy(String uid, long generation) {
    if (generation == 0) {
      return Optional.empty();
    }
    // the text first: a plan is taken apart only where it speaks of the object
    return jdbc.sql(
            "select "
                + PlanRows.COLUMNS
                + " from actions.plans p where position(:target in json) > 0 and exists (select 1"
                + " from actions.plan_journal j where j.plan = p.id and j.generation = :generation"
                + " and p.json::jsonb #>> array['steps', (j.step - 1)::text, 'action', 'target',"
                + " 'uid'] = :uid) order by id desc limit 1")
        .param("target", named(uid))
        .param("uid", uid)
        .param("generation", generation)
        .query(PlanRows::read)
        .optional();
  }

  private static String named(String uid) {
    return "\"uid\":\"%s\"".formatted(uid);
  }

  /** The approved or running plan for this object, the newest if there are several. */
  public Optional<StoredPlan> inHand(String uid) {
    return jdbc.sql(
            "select "
                + PlanRows.COLUMNS
                + " from actions.plans where position(:target in json) > 0 and state in"
                + " ('APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING') order by id desc limit 1")
        .param("target", named(uid))
        .query(PlanRows::read)
        .optional();
  }

  /** Plans whose writes were verified to help against this cause, the service's own first. */
  public List<StoredPlan> helped(String service, String cause, int most) {
    return jdbc.sql(
            "select "
                + PlanRows.COLUMNS
                + " from actions.plans p where cause = :cause and state = 'SUCCEEDED' and exists"
                + " (select 1 from actions.plan_journal j where j.plan = p.id"
                + " and j.direction = 'DO' and j.outcome in ('DONE', 'RECOVERED'))"
                // what a person made of it is no plan of the bot's own
                + " and not exists (select 1 from actions.plan_changes c where c.plan = p.id"
                + " and c.version = p.version)"
                + " order by service = :service desc, id desc limit :most")
        .param("cause", cause)
        .param("service", service)
        .param("most", most)
        .query(PlanRows::read)
        .list();
  }

  /** Whether the journal has a write of this plan that took effect. */
  public boolean wrote(PlanId plan) {
    return jdbc.sql(
            """
            select exists (select 1 from actions.plan_journal
                where plan = :plan and direction = 'DO' and outcome in ('DONE', 'RECOVERED'))\
            """)
        .param("plan", plan.value())
        .query(Boolean.class)
        .single();
  }

  /** Keeps a new plan; empty when an open one for the same cause exists already. */
  public Optional<PlanId> insert(NewPlan plan, int approvalsNeeded) {
    return jdbc.sql(
            """
            insert into actions.plans (incident, service, cause, playbook, target_uid, json, hash,
                risk, diff, verdicts, state, approvals_needed)
            values (:incident, :service, :cause, :playbook, :uid, :json, :hash, :risk, :diff,
                :verdicts, 'PROPOSED', :needed)
            on conflict do nothing returning id\
            """)
        .param("incident", plan.incident())
        .param("service", plan.service())
        .param("cause", plan.cause())
        .param("playbook", plan.plan().playbook())
        .param("uid", plan.plan().target().uid())
        .param("json", plan.json())
        .param("hash", plan.hash())
        .param("risk", plan.plan().risk().name())
        .param("diff", plan.diff())
        .param("verdicts", plan.verdicts().toArray(String[]::new))
        .param("needed", approvalsNeeded)
        .query(Long.class)
        .optional()
        .map(PlanId::new);
  }

  /** Puts a new version in the place of one nobody approved yet; its votes are void. */
  public boolean supersede(StoredPlan old, NewPlan plan, int approvalsNeeded) {
    Plan typed = plan.plan();
    return jdbc.sql(
                """
                update actions.plans set version = version + 1, playbook = :playbook,
                    target_uid = :uid, json = :json, hash = :hash, risk = :risk, diff = :diff,
                    verdicts = :verdicts, state = 'PROPOSED', requested_by = null,
                    requested_identity = null, rejected_by = null, expires_at = null, approvals_needed = :needed
                where id = :id and version = :version and state in ('PROPOSED',
                    'AWAITING_APPROVAL')\
                """)
            .param("playbook", typed.playbook())
            .param("uid", typed.target().uid())
            .param("json", plan.json())
            .param("hash", plan.hash())
            .param("risk", typed.risk().name())
            .param("diff", plan.diff())
            .param("verdicts", plan.verdicts().toArray(String[]::new))
            .param("needed", approvalsNeeded)
            .param("id", old.id().value())
            .param("version", old.version())
            .update()
        == 1;
  }

  /**
   * Puts what a person made of exactly this version in its place, nobody's yes to it decided yet;
   * its votes are void.
   */
  public boolean change(StoredPlan old, NewPlan plan, int approvalsNeeded) {
    Plan typed = plan.plan();
    return jdbc.sql(
                """
                update actions.plans set version = version + 1, target_uid = :uid, json = :json,
                    hash = :hash, risk = :risk, diff = :diff, verdicts = :verdicts,
                    state = 'PROPOSED', requested_by = null, requested_identity = null,
                    rejected_by = null, expires_at = null, approvals_needed = :needed
                where id = :id and version = :version and hash = :was
                  and state in ('PROPOSED', 'AWAITING_APPROVAL', 'EXPIRED')\
                """)
            .param("uid", typed.target().uid())
            .param("json", plan.json())
            .param("hash", plan.hash())
            .param("risk", typed.risk().name())
            .param("diff", plan.diff())
            .param("verdicts", plan.verdicts().toArray(String[]::new))
            .param("needed", approvalsNeeded)
            .param("id", old.id().value())
            .param("version", old.version())
            .param("was", old.hash())
            .update()
        == 1;
  }

  /** The one statement that decides: this version, this hash, still awaiting, not lapsed. */
  public boolean approve(StoredPlan plan, Duration startExpiry) {
    return jdbc.sql(
                """
                update actions.plans set state = 'APPROVED',
                    expires_at = actions.hindsight_now() + make_interval(secs => :secs)
                where id = :id and version = :version and request_no = :request and hash = :hash
                  and state = 'AWAITING_APPROVAL' and expires_at > actions.hindsight_now()\
                """)
            .param("secs", startExpiry.toMillis() / 1000.0)
            .param("id", plan.id().value())
            .param("version", plan.version())
            .param("request", plan.requestNo())
            .param("hash", plan.hash())
            .update()
        == 1;
  }

  /** The same for a no. */
  public boolean reject(StoredPlan plan, PersonId person) {
    return jdbc.sql(
                """
                update actions.plans set state = 'REJECTED', rejected_by = :person
                where id = :id and version = :version and request_no = :request and hash = :hash
                  and state = 'AWAITING_APPROVAL' and expires_at > actions.hindsight_now()\
                """)
            .param("person", person.value())
            .param("id", plan.id().value())
            .param("version", plan.version())
            .param("request", plan.requestNo())
            .param("hash", plan.hash())
            .update()
        == 1;
  }

  /** Marks a lapsed request or approval as such, by database time. */
  public boolean expire(PlanId id) {
    return jdbc.sql(
                """
                update actions.plans set state = 'EXPIRED', approvals_needed = %s
                where id = :id and state in ('AWAITING_APPROVAL', 'APPROVED')
                  and expires_at <= actions.hindsight_now()\
                """
                    .formatted(PlanRows.NEEDED_UNASKED))
            .param("id", id.value())
            .update()
        == 1;
  }
}
