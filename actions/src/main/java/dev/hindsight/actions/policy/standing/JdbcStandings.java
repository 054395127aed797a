package dev.hindsight.actions.policy.standing;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.store.Voter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Standing approvals, the votes for them and their uses. */
@Repository
class JdbcStandings {

  // a yes to other terms is no yes to these
  private static final String SELECT =
      """
      select s.id, s.terms, s.hash, s.needed, s.requested_by, s.requested_at, s.reason,
          s.revoked_by, actions.hindsight_now() as now,
          coalesce(s.requested_identity, s.requested_by) as requested_identity,
          array(select coalesce(v.identity, v.person) from actions.standing_votes v
              where v.standing = s.id and v.hash = s.hash) as identities,
          array(select v.person from actions.standing_votes v
              where v.standing = s.id and v.hash = s.hash order by v.at, v.person) as by
      from actions.standing_approvals s\
      """;

  private final JdbcClient jdbc;

  JdbcStandings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Instant now() {
    return jdbc.sql("select actions.hindsight_now()")
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  List<Standing> all() {
    return jdbc.sql(SELECT + " order by s.id").query(JdbcStandings::read).list();
  }

  List<Standing> of(String playbook) {
    return jdbc.sql(SELECT + " where s.playbook = :playbook and s.revoked_at is null order by s.id")
        .param("playbook", playbook)
        .query(JdbcStandings::read)
        .list();
  }

  Optional<Standing> find(StandingId id) {
    return jdbc.sql(SELECT + " where s.id = :id")
        .param("id", id.value())
        .query(JdbcStandings::read)
        .optional();
  }

  /** The same; nobody else votes on it, revokes or uses it until the transaction ends. */
  Optional<Standing> lock(StandingId id) {
    // two statements: what was committed while this one waited for the row is seen by the next
    jdbc.sql("select id from actions.standing_approvals where id = :id for update")
        .param("id", id.value())
        .query(Long.class)
        .optional();
    return find(id);
  }

  StandingId insert(Terms terms, String hash, int needed, Voter asker, String reason) {
    return new StandingId(
        jdbc.sql(
                """
                insert into actions.standing_approvals (terms, hash, playbook, needed,
                    requested_by, requested_identity, reason, expires_at)
                values (:terms, :hash, :playbook, :needed, :person, :identity, :reason, :expires)
                returning id\
                """)
            .param("terms", terms.json())
            .param("hash", hash)
            .param("playbook", terms.playbook())
            .param("needed", needed)
            .param("person", asker.person().value())
            .param("identity", asker.identity().value())
            .param("reason", reason)
            .param("expires", Timestamp.from(terms.expires()))
            .query(Long.class)
            .single());
  }

  boolean vote(StandingId id, Voter voter, String hash) {
    return jdbc.sql(
                """
                insert into actions.standing_votes (standing, person, identity, hash)
                values (:id, :person, :identity, :hash) on conflict do nothing\
                """)
            .param("id", id.value())
            .param("person", voter.person().value())
            .param("identity", voter.identity().value())
            .param("hash", hash)
            .update()
        == 1;
  }

  void granted(StandingId id) {
    jdbc.sql(
            """
            update actions.standing_approvals set granted_at = actions.hindsight_now()
            where id = :id and granted_at is null\
            """)
        .param("id", id.value())
        .update();
  }

  boolean revoke(StandingId id, PersonId person, String reason) {
    return jdbc.sql(
                """
                update actions.standing_approvals set revoked_by = :person,
                    revoked_because = :reason, revoked_at = actions.hindsight_now()
                where id = :id and revoked_at is null\
                """)
            .param("id", id.value())
            .param("person", person.value())
            .param("reason", reason)
            .update()
        == 1;
  }

  /** How often it was used within its time; other starts than this one. */
  int uses(Standing standing, PlanId plan, int requestNo) {
    return jdbc.sql(
            """
            select count(*) from actions.standing_uses
            where standing = :id and not (plan = :plan and request_no = :request)
              and at > actions.hindsight_now() - make_interval(secs => :secs)\
            """)
        .param("id", standing.id().value())
        .param("plan", plan.value())
        .param("request", requestNo)
        .param("secs", (double) standing.terms().per().length().toSeconds())
        .query(Integer.class)
        .single();
  }

  void used(StandingId id, PlanId plan, int requestNo) {
    jdbc.sql(
            """
            insert into actions.standing_uses (standing, plan, request_no)
            values (:id, :plan, :request) on conflict do nothing\
            """)
        .param("id", id.value())
        .param("plan", plan.value())
        .param("request", requestNo)
        .update();
  }

  private static Standing read(ResultSet row, int number) throws SQLException {
    String json = row.getString("terms");
    return new Standing(
        new StandingId(row.getLong("id")),
        Terms.read(json),
        json,
        row.getString("hash"),
        row.getInt("needed"),
        new PersonId(row.getString("requested_by")),
        new IdentityId(row.getString("requested_identity")),
        row.getTimestamp("requested_at").toInstant(),
        row.getString("reason"),
        Optional.ofNullable(row.getString("revoked_by")).map(PersonId::new),
        Arrays.stream((String[]) row.getArray("by").getArray()).map(PersonId::new).toList(),
        Arrays.stream((String[]) row.getArray("identities").getArray())
            .map(IdentityId::new)
            .collect(Collectors.toSet()),
        row.getTimestamp("now").toInstant());
  }
}
