package dev.hindsight.bot.slack;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people did in Slack, until it is done and told; forgotten after a day. */
class JdbcInteractions {

  /** How long nobody else takes what a replica works on, unless it says so again. */
  static final Duration LEASE = Duration.ofSeconds(10);

  private static final Duration SLIP = Duration.ofSeconds(60);

  /** Slack waits three seconds, and what it was told was not kept must not be done later. */
  private static final int ANSWER_SECONDS = 1;

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  JdbcInteractions(DataSource database) {
    JdbcTemplate template = new JdbcTemplate(database);
    template.setQueryTimeout(ANSWER_SECONDS);
    this.jdbc = JdbcClient.create(template);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
  }

  /**
   * What somebody did.
   *
   * @param key the same at each delivery
   * @param same what it changes, as a digest: it is compared only; empty where it is no change
   * @param once whether the same by the same person within a minute is told of and not done again
   */
  record Done(
      String key, String kind, String person, String body, Optional<String> same, boolean once) {}

  /** What becomes of it. */
  sealed interface Keeping {

    /** This replica is to work on it. */
    record Fresh() implements Keeping {}

    /** It was kept before, and somebody works on it. */
    record Again() implements Keeping {}

    /** The person asked for the same just now; the answer is there once it is known. */
    record Slip(Duration ago, Optional<String> answer) implements Keeping {}
  }

  /**
   * Keeps it, unless nobody waits for that any more: whoever sends it again meanwhile waits for the
   * transaction, and is told the truth of it.
   *
   * @param awaited asked once, before it is committed
   */
  Keeping keep(Done done, BooleanSupplier awaited) {
    return transaction.execute(
        commit -> {
          Keeping keeping = kept(done);
          if (!awaited.getAsBoolean()) {
            commit.setRollbackOnly();
          }
          return keeping;
        });
  }

  private Keeping kept(Done done) {
    if (!done.once()) {
      return insert(done);
    }
    // who sends twice may reach two replicas at once
    jdbc.sql("select 1 from (select pg_advisory_xact_lock(hashtextextended(:person, 0))) l")
        .param("person", done.person())
        .query()
        .singleValue();
    return slip(done).orElseGet(() -> insert(done));
  }

  private Optional<Keeping> slip(Done done) {
    return jdbc.sql(
            """
            select answer, extract(epoch from now() - at)::bigint as ago from (
              select * from bot.slack_interactions
              where person = :person and same is not null and at > now() - make_interval(secs => :slip)
              order by at desc limit 1) as last
            where same = :same and key <> :key
            """)
        .param("person", done.person())
        .param("same", done.same().orElseThrow())
        .param("key", done.key())
        .param("slip", SLIP.toSeconds())
        .query(
            (row, _) ->
                (Keeping)
                    new Keeping.Slip(
                        Duration.ofSeconds(row.getLong("ago")),
                        Optional.ofNullable(row.getString("answer"))))
        .optional();
  }

  private Keeping insert(Done done) {
    int rows =
        jdbc.sql(
                """
                insert into bot.slack_interactions (key, kind, person, body, same, leased_until)
                values (:key, :kind, :person, :body, :same, now() + make_interval(secs => :lease))
                on conflict do nothing
                """)
            .param("key", done.key())
            .param("kind", done.kind())
            .param("person", done.person())
            .param("body", done.body())
            .param("same", done.same().orElse(null))
            .param("lease", LEASE.toSeconds())
            .update();
    return rows == 1 ? new Keeping.Fresh() : new Keeping.Again();
  }

  /** From here on it is not done again, only told. */
  void answered(String key, String answer) {
    jdbc.sql("update bot.slack_interactions set answer = :answer where key = :key")
        .param("key", key)
        .param("answer", answer)
        .update();
  }

  /** It was not done: to ask for it again is no slip. */
  void mayComeAgain(String key) {
    jdbc.sql("update bot.slack_interactions set same = null where key = :key")
        .param("key", key)
        .update();
  }

  /** It is done and told. */
  void done(String key) {
    jdbc.sql("update bot.slack_interactions set done_at = now(), body = null where key = :key")
        .param("key", key)
        .update();
  }

  /** Says that this replica still works on these. */
  void hold(Collection<String> keys) {
    jdbc.sql(
            """
            update bot.slack_interactions set leased_until = now() + make_interval(secs => :lease)
            where key = any(:keys) and done_at is null
            """)
        .param("keys", keys.toArray(String[]::new))
        .param("lease", LEASE.toSeconds())
        .update();
  }

  /**
   * What is left of a replica that died; the answer is there where only telling is left.
   *
   * @param old whether it was asked for more than a day ago: nobody counts on it any more
   */
  record Left(
      String key,
      String kind,
      String person,
      String body,
      int tries,
      Optional<String> answer,
      boolean old) {}

  /** Takes over what nobody works on any more. */
  List<Left> takeOver(int most) {
    return jdbc.sql(
            """
            update bot.slack_interactions
            set leased_until = now() + make_interval(secs => :lease), tries = tries + 1
            where key in (select key from bot.slack_interactions
                          where done_at is null and leased_until < now()
                          order by at limit :most for update skip locked)
            returning key, kind, person, body, tries, answer,
              at < now() - interval '1 day' as old
            """)
        .param("lease", LEASE.toSeconds())
        .param("most", most)
        .query(
            (row, _) ->
                new Left(
                    row.getString("key"),
                    row.getString("kind"),
                    row.getString("person"),
                    row.getString("body"),
                    row.getInt("tries"),
                    Optional.ofNullable(row.getString("answer")),
                    row.getBoolean("old")))
        .list();
  }

  /**
   * Forgets what is older than a day, and done; after that nothing is delivered again. What was
   * said is forgotten as soon as asking for the same is no slip any more.
   */
  void forgetOld() {
    jdbc.sql(
            """
            update bot.slack_interactions set answer = null, same = null
            where done_at is not null and at < now() - make_interval(secs => :slip)
              and (answer is not null or same is not null)
            """)
        .param("slip", SLIP.toSeconds())
        .update();
    jdbc.sql(
            "delete from bot.slack_interactions where done_at is not null"
                + " and at < now() - interval '1 day'")
        .update();
  }
}
