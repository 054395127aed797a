package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus.BrokenGlass;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who started a plan without the needed approvals, and who looked at that afterwards. */
@Repository
public class JdbcBreakGlass {

  private final JdbcClient jdbc;

  JdbcBreakGlass(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last time it was done with this plan; also when it was taken back before it had effect. */
  public Optional<BrokenGlass> last(PlanId plan) {
    return jdbc.sql(
            """
            select v.person, v.reason, v.at, r.person as reviewer, r.note
            from actions.plan_votes v left join actions.break_glass_reviews r
              on r.plan = v.plan and r.version = v.version and r.request_no = v.request_no
            where v.plan = :plan and v.vote = 'BREAK_GLASS'
            order by v.request_no desc limit 1\
            """)
        .param("plan", plan.value())
        .query(JdbcBreakGlass::read)
        .optional();
  }

  /** Whether this human being was the one who did it last. */
  public boolean by(PlanId plan, Voter voter) {
    return jdbc.sql(
            """
            select coalesce(identity, person) = :identity or person = :person
            from actions.plan_votes where plan = :plan and vote = 'BREAK_GLASS'
            order by request_no desc limit 1\
            """)
        .param("identity", voter.identity().value())
        .param("person", voter.person().value())
        .param("plan", plan.value())
        .query(Boolean.class)
        .optional()
        .orElse(false);
  }

  /** Keeps what another person found about the last time; false when somebody did so already. */
  public boolean review(PlanId plan, Voter reviewer, String note) {
    return jdbc.sql(
                """
                insert into actions.break_glass_reviews
                  (plan, version, request_no, person, identity, note)
                select plan, version, request_no, :person, :identity, :note
                from actions.plan_votes where plan = :plan and vote = 'BREAK_GLASS'
                order by request_no desc limit 1 on conflict do nothing\
                """)
            .param("person", reviewer.person().value())
            .param("identity", reviewer.identity().value())
            .param("note", note)
            .param("plan", plan.value())
            .update()
        == 1;
  }

  private static BrokenGlass read(ResultSet row, int number) throws SQLException {
    return new BrokenGlass(
        new PersonId(row.getString("person")),
        row.getString("reason"),
        row.getTimestamp("at").toInstant(),
        Optional.ofNullable(row.getString("reviewer")).map(PersonId::new),
        Optional.ofNullable(row.getString("note")));
  }
}
