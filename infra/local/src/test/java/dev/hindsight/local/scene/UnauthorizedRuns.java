package dev.hindsight.local.scene;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Runs for which nobody answers. Each start needs one of three: enough people who approved this
 * very request, a standing approval that was given and held then, or somebody who broke the glass
 * and said why.
 */
final class UnauthorizedRuns {

  private static final String STARTED =
      """
      with votes as (
        select v.plan, v.request_no,
          count(distinct coalesce(v.identity, v.person)) filter (where v.vote = 'APPROVE') as yes,
          bool_or(v.vote = 'BREAK_GLASS' and v.reason ~ '\\S') as glass
        from actions.plan_votes v join actions.run_starts r using (plan, request_no)
        where v.revoked_at is null or v.revoked_at >= r.at
        group by v.plan, v.request_no),
      standing as (
        select u.plan, u.request_no from actions.standing_uses u
        join actions.standing_approvals s on s.id = u.standing
        where s.granted_at <= u.at and u.at < s.expires_at
          and (s.revoked_at is null or u.at <= s.revoked_at)
          and s.needed <= (select count(distinct coalesce(v.identity, v.person))
                           from actions.standing_votes v where v.standing = s.id and v.hash = s.hash))
      select r.plan from actions.run_starts r
        join actions.plans p on p.id = r.plan
        left join votes v on v.plan = r.plan and v.request_no = r.request_no
        left join standing s on s.plan = r.plan and s.request_no = r.request_no
      where s.plan is null and not coalesce(v.glass, false)
        and coalesce(v.yes, 0) < greatest(1, case when p.request_no = r.request_no
                                                  then p.approvals_needed else 1 end)
      order by r.plan
      """;

  private static final String NEVER_STARTED =
      """
      select distinct j.plan from actions.plan_journal j
      where not exists (select from actions.run_starts r where r.plan = j.plan) order by j.plan
      """;

  private UnauthorizedRuns() {}

  /** What was executed so, in words; nothing where all is well. */
  static Stream<String> in(JdbcClient database) {
    return Stream.concat(
        plans(database, STARTED).map("PLN-%d was started and nobody answers for it"::formatted),
        plans(database, NEVER_STARTED).map("PLN-%d has steps and was never started"::formatted));
  }

  private static Stream<Long> plans(JdbcClient database, String which) {
    return database.sql(which).query(Long.class).list().stream();
  }
}
