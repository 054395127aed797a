package dev.hindsight.actions.store;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Vote;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes, one a person for each request of each version. */
@Repository
public class JdbcVotes {

  private final JdbcClient jdbc;

  JdbcVotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the vote; false when the person has voted on this request already. */
  public boolean add(StoredPlan plan, PersonId person, Vote vote, String reason) {
    return jdbc.sql(
                """
                insert into actions.plan_votes (plan, version, request_no, person, vote, reason)
                values (:plan, :version, :request, :person, :vote, :reason)
                on conflict do nothing\
                """)
            .param("plan", plan.id().value())
            .param("version", plan.version())
            .param("request", plan.requestNo())
            .param("person", person.value())
            .param("vote", vote.name())
            .param("reason", reason)
            .update()
        == 1;
  }

  /** Who approved this request, first vote first. */
  public List<PersonId> approvers(StoredPlan plan) {
    return jdbc.sql(
            """
            select person from actions.plan_votes where plan = :plan and version = :version
              and request_no = :request and vote = 'APPROVE' order by at, person\
            """)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("request", plan.requestNo())
        .query((row, _) -> new PersonId(row.getString("person")))
        .list();
  }
}
