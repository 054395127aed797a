package dev.hindsight.actions.store;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes, one a human being for each request of each version; all with the plan's row locked. */
@Repository
public class JdbcVotes {

  private static final String OF_REQUEST =
      " plan = :plan and version = :version and request_no = :request ";

  private final JdbcClient jdbc;

  JdbcVotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps the vote, for exactly this plan; false when this human being has voted already. */
  public boolean add(StoredPlan plan, Voter voter, CastVote.Kind vote, String reason) {
    if (live(plan).stream().anyMatch(v -> voter.is(v.voter()))) {
      return false;
    }
    // Only a vote that was taken back is in the way, and a new one takes its place.
    return of(
                plan,
                """
                insert into actions.plan_votes
                  (plan, version, request_no, person, identity, proof, hash, vote, reason)
                values (:plan, :version, :request, :person, :identity, :proof, :hash, :vote, :reason)
                on conflict (plan, version, request_no, person) do update set
                  identity = excluded.identity, proof = excluded.proof, hash = excluded.hash,
                  vote = excluded.vote, reason = excluded.reason, at = actions.hindsight_now(),
                  revoked_at = null, revoked_because = null
                where plan_votes.revoked_at is not null\
                """)
            .param("person", voter.person().value())
            .param("identity", voter.identity().value())
            .param("proof", voter.proof().name())
            .param("hash", plan.hash())
            .param("vote", vote.name())
            .param("reason", reason)
            .update()
        == 1;
  }

  /** Takes a yes back; false when the person has none that stands. */
  public boolean revoke(StoredPlan plan, PersonId person, String reason) {
    return of(
                plan,
                "update actions.plan_votes set revoked_at = actions.hindsight_now(),"
                    + " revoked_because = :reason where"
                    + OF_REQUEST
                    + "and person = :person and vote <> 'REJECT' and revoked_at is null")
            .param("reason", reason)
            .param("person", person.value())
            .update()
        == 1;
  }

  /** Whether the person took their last yes to this request back. */
  public boolean revoked(StoredPlan plan, PersonId person) {
    return of(
            plan,
            "select exists (select 1 from actions.plan_votes where"
                + OF_REQUEST
                + "and person = :person and revoked_at is not null)")
        .param("person", person.value())
        .query(Boolean.class)
        .single();
  }

  /** The votes on this request that stand, the first one first. */
  public List<CastVote> live(StoredPlan plan) {
    return of(
            plan,
            "select * from actions.plan_votes where"
                + OF_REQUEST
                + "and revoked_at is null order by at, person")
        .query(JdbcVotes::read)
        .list();
  }

  /** Who approved this request, first vote first. */
  public List<PersonId> approvers(StoredPlan plan) {
    return live(plan).stream()
        .filter(v -> v.kind() == CastVote.Kind.APPROVE)
        .map(v -> v.voter().person())
        .toList();
  }

  /** Notes that the person is shown this version for review; the first time counts. */
  public void shown(StoredPlan plan, PersonId person) {
    jdbc.sql(
            """
            insert into actions.plan_readings (plan, version, person)
            values (:plan, :version, :person) on conflict do nothing\
            """)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("person", person.value())
        .update();
  }

  /** How long the person could read this version; empty when it was not shown to them. */
  public Optional<Duration> readFor(StoredPlan plan, PersonId person) {
    return jdbc.sql(
            """
            select extract(epoch from actions.hindsight_now() - at) as seconds
            from actions.plan_readings
            where plan = :plan and version = :version and person = :person\
            """)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("person", person.value())
        .query((row, _) -> Duration.ofMillis((long) (1000 * row.getDouble("seconds"))))
        .optional();
  }

  /** Whether a yes to exactly this plan stands; asked with each intent to write. */
  public boolean agreed(StoredPlan plan) {
    return live(plan).stream().anyMatch(v -> v.isYes() && v.isFor(plan));
  }

  private JdbcClient.StatementSpec of(StoredPlan plan, String sql) {
    return jdbc.sql(sql)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("request", plan.requestNo());
  }

  private static CastVote read(ResultSet row, int number) throws SQLException {
    PersonId person = new PersonId(row.getString("person"));
    return new CastVote(
        Voter.of(
            person,
            Optional.ofNullable(row.getString("identity")).map(IdentityId::new),
            Optional.ofNullable(row.getString("proof")).map(Proof::valueOf).orElse(Proof.CHAT)),
        CastVote.Kind.valueOf(row.getString("vote")),
        Optional.ofNullable(row.getString("hash")),
        row.getString("reason"),
        row.getTimestamp("at").toInstant());
  }
}
