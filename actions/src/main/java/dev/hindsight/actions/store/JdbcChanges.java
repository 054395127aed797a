package dev.hindsight.actions.store;

import dev.hindsight.actions.IdentityId;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.Proof;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people changed of plans, and who therefore approves none of it. */
@Repository
public class JdbcChanges {

  private final JdbcClient jdbc;

  JdbcChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One change.
   *
   * @param version the one it made, out of the one before
   * @param wish what was asked for, canonical
   * @param words the same for people
   * @param baseHash of what the bot had made before anybody changed it
   */
  public record Change(
      int version,
      Voter by,
      String wish,
      List<String> words,
      String fromHash,
      String baseHash,
      Instant at) {

    public Change {
      words = List.copyOf(words);
    }
  }

  /** What made this version; empty where the bot made it. */
  public Optional<Change> of(PlanId plan, int version) {
    return jdbc.sql("select * from actions.plan_changes where plan = :plan and version = :version")
        .param("plan", plan.value())
        .param("version", version)
        .query(JdbcChanges::read)
        .optional();
  }

  /** All that was changed since the bot made it, the first one first. */
  public List<Change> since(StoredPlan plan) {
    List<Change> all = new ArrayList<>();
    Optional<Change> change = of(plan.id(), plan.version());
    while (change.isPresent()) {
      all.addFirst(change.get());
      change = of(plan.id(), change.get().version() - 1);
    }
    return List.copyOf(all);
  }

  /** Keeps the change that makes a new version of it; with the plan's row locked. */
  public void keep(StoredPlan old, Voter by, String wish, List<String> words, NewPlan made) {
    String base = of(old.id(), old.version()).map(Change::baseHash).orElse(old.hash());
    jdbc.sql(
            """
            insert into actions.plan_changes (plan, version, person, identity, wish, words, hash,
                from_hash, from_json, base_hash)
            values (:plan, :version, :person, :identity, :wish, :words, :hash, :from, :json, :base)\
            """)
        .param("plan", old.id().value())
        .param("version", old.version() + 1)
        .param("person", by.person().value())
        .param("identity", by.identity().value())
        .param("wish", wish)
        .param("words", words.toArray(String[]::new))
        .param("hash", made.hash())
        .param("from", old.hash())
        .param("json", old.json())
        .param("base", base)
        .update();
    author(old, by.person(), by.identity());
    // who had asked for what it is made of stands behind most of it
    old.requestedBy()
        .ifPresent(
            person ->
                author(
                    old, person, old.requestedIdentity().orElse(new IdentityId(person.value()))));
    jdbc.sql(
            """
            insert into actions.plan_authors (plan, version, person, identity)
            select plan, version + 1, person, identity from actions.plan_authors
                where plan = :plan and version = :version
            on conflict do nothing\
            """)
        .param("plan", old.id().value())
        .param("version", old.version())
        .update();
  }

  private void author(StoredPlan old, PersonId person, IdentityId identity) {
    jdbc.sql(
            """
            insert into actions.plan_authors (plan, version, person, identity)
            values (:plan, :version, :person, :identity) on conflict do nothing\
            """)
        .param("plan", old.id().value())
        .param("version", old.version() + 1)
        .param("person", person.value())
        .param("identity", identity.value())
        .update();
  }

  /** Whether this human being, by whichever account, is behind what this version says. */
  public boolean isAuthor(StoredPlan plan, Voter voter) {
    return jdbc.sql(
            """
            select exists (select 1 from actions.plan_authors where plan = :plan
                and version = :version and (person = :person or identity = :identity))\
            """)
        .param("plan", plan.id().value())
        .param("version", plan.version())
        .param("person", voter.person().value())
        .param("identity", voter.identity().value())
        .query(Boolean.class)
        .single();
  }

  private static Change read(ResultSet row, int number) throws SQLException {
    PersonId person = new PersonId(row.getString("person"));
    return new Change(
        row.getInt("version"),
        Voter.of(person, Optional.of(new IdentityId(row.getString("identity"))), Proof.CHAT),
        row.getString("wish"),
        List.of((String[]) row.getArray("words").getArray()),
        row.getString("from_hash"),
        row.getString("base_hash"),
        row.getTimestamp("at").toInstant());
  }
}
