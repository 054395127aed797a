package dev.hindsight.actions.store;

import dev.hindsight.actions.PlanId;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people ask to be done with a plan, from the request to the first effect. */
@Repository
public class JdbcRequests {

  private final JdbcClient jdbc;

  JdbcRequests(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Opens a request for approval of exactly this version. */
  public boolean request(StoredPlan plan, Voter asker, int needed, Duration expiry) {
    return open(plan, asker, "AWAITING_APPROVAL", needed, expiry);
  }

  /** Lets exactly this version start without the approvals it needs. */
  public boolean breakGlass(StoredPlan plan, Voter who, Duration startExpiry) {
    return open(plan, who, "APPROVED", plan.approvalsNeeded(), startExpiry);
  }

  private boolean open(StoredPlan plan, Voter who, String state, int needed, Duration expiry) {
    return jdbc.sql(
                """
                update actions.plans set state = :to, requested_by = :person,
                    requested_identity = :identity, requested_at = actions.hindsight_now(),
                    request_no = request_no + 1, approvals_needed = :needed,
                    cancelled_by = null, cancel_reason = null,
                    expires_at = actions.hindsight_now() + make_interval(secs => :secs)
                where id = :id and version = :version and hash = :hash and state = :state\
                """)
            .param("to", state)
            .param("person", who.person().value())
            .param("identity", who.identity().value())
            .param("needed", needed)
            .param("secs", expiry.toMillis() / 1000.0)
            .param("id", plan.id().value())
            .param("version", plan.version())
            .param("hash", plan.hash())
            .param("state", plan.state().name())
            .update()
        == 1;
  }

  /**
   * Requests of the last minute, by this human being and by all; whoever else counts waits until
   * the transaction ends.
   */
  public Recent lastMinute(Voter asker) {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('actions.requests'))")
        .query((_, _) -> asker)
        .single();
    return jdbc.sql(
            """
            select count(*) filter (where identity = :identity) as own, count(*) as all_of_them
            from (
              select requested_identity as identity from actions.plans
                where requested_at > actions.hindsight_now() - interval '1 minute'
              union all
              -- each change asked too; what the plan is now is counted there
              select c.identity from actions.plan_changes c join actions.plans p on p.id = c.plan
                where c.at > actions.hindsight_now() - interval '1 minute'
                  and c.version < p.version) asked\
            """)
        .param("identity", asker.identity().value())
        .query((row, _) -> new Recent(row.getInt("own"), row.getInt("all_of_them")))
        .single();
  }

  /** How many there were. */
  public record Recent(int own, int all) {}

  /** Ends a request whose approval was taken back before its first effect; its waits are void. */
  public boolean reopen(StoredPlan plan) {
    jdbc.sql("delete from actions.plan_journal where plan = :id and due_at is not null")
        .param("id", plan.id().value())
        .update();
    return jdbc.sql(
                """
                update actions.plans set state = 'PROPOSED', requested_by = null,
                    requested_identity = null, expires_at = null, cancelled_by = null,
                    cancel_reason = null, approvals_needed = %s
                where id = :id and version = :version and request_no = :request
                  and state in ('APPROVED', 'RUNNING')
                  and not exists (select 1 from actions.plan_journal
                    where plan = :id and due_at is null)\
                """
                    .formatted(PlanRows.NEEDED_UNASKED))
            .param("id", plan.id().value())
            .param("version", plan.version())
            .param("request", plan.requestNo())
            .update()
        == 1;
  }

  /** Whether the journal has an intent to write for it. */
  public boolean begun(PlanId plan) {
    return jdbc.sql(
            "select exists (select 1 from actions.plan_journal where plan = :plan and due_at is"
                + " null)")
        .param("plan", plan.value())
        .query(Boolean.class)
        .single();
  }

  /** Whether it is as it was seen; nobody changes it until the caller's transaction ends. */
  public boolean unchanged(StoredPlan seen) {
    return jdbc.sql("select " + PlanRows.COLUMNS + " from actions.plans where id = :id for share")
        .param("id", seen.id().value())
        .query(PlanRows::read)
        .optional()
        .filter(seen::isSameAs)
        .isPresent();
  }

  /** What was asked for and has not ended; what waits and lapses first comes first. */
  public List<PlanId> asked() {
    return jdbc
        .sql(
            """
            select id from actions.plans where state in ('AWAITING_APPROVAL', 'APPROVED',
                'RUNNING', 'VERIFYING', 'UNDOING')
            order by state = 'AWAITING_APPROVAL' desc, expires_at, id\
            """)
        .query(Long.class)
        .list()
        .stream()
        .map(PlanId::new)
        .toList();
  }

  /** What waits for people or is under way, and what was started alone and nobody reviewed yet. */
  public List<PlanId> open(int atMost) {
    return jdbc
        .sql(
            """
            select id from actions.plans p where state in ('PROPOSED', 'AWAITING_APPROVAL',
                'APPROVED', 'RUNNING', 'VERIFYING', 'UNDOING')
              or exists (select 1 from actions.plan_votes v where v.plan = p.id
                and v.vote = 'BREAK_GLASS' and not exists (select 1
                  from actions.break_glass_reviews r where r.plan = v.plan
                    and r.version = v.version and r.request_no = v.request_no))
            order by id desc limit :most\
            """)
        .param("most", atMost)
        .query(Long.class)
        .list()
        .stream()
        .map(PlanId::new)
        .toList();
  }
}
