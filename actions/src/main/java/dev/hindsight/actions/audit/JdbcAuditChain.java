package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The chain in the database: links what was written down, oldest first; one replica at a time. */
@Repository
class JdbcAuditChain {

  private static final long LOCK = 0x48494e44L;
  private static final int BATCH = 2_000;

  private final JdbcTemplate jdbc;
  private final SecureRandom random = new SecureRandom();

  JdbcAuditChain(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  private record Entry(long at, String event, String subject, String person, String detail) {}

  /** Links the oldest entries, unless another replica is at it; answers how many. */
  @Transactional
  public int seal() {
    boolean ours =
        Boolean.TRUE.equals(
            jdbc.queryForObject("select pg_try_advisory_xact_lock(?)", Boolean.class, LOCK));
    return ours ? link() : 0;
  }

  /** Links all entries in the caller's transaction, after whoever is at it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void sealAll() {
    jdbc.query("select pg_advisory_xact_lock(?)", _ -> {}, LOCK);
    while (link() == BATCH) {
      // the next ones
    }
  }

  private int link() {
    List<Entry> entries =
        jdbc.query(
            """
            with taken as (
              delete from actions.audit_entries
              where id in (select id from actions.audit_entries order by id limit ?)
              returning *)
            select (extract(epoch from at) * 1000000)::bigint as micros, event, subject, person, detail
            from taken order by id\
            """,
            JdbcAuditChain::entry,
            BATCH);
    Optional<AuditHead> head = head();
    HashChain chain = new HashChain();
    byte[] previous = head.map(h -> HexFormat.of().parseHex(h.hash())).orElseGet(chain::genesis);
    long seq = head.map(AuditHead::seq).orElse(0L);
    Additions additions = new Additions(jdbc);
    for (Entry entry : entries) {
      Personal personal = Personal.of(random, entry.person(), entry.detail());
      Link link =
          new Link(
              ++seq,
              entry.at(),
              utf8(entry.event()),
              utf8(entry.subject()),
              chain.commitment(personal));
      previous = chain.hash(previous, link);
      additions.add(new AuditRow(link, previous, Optional.of(personal)));
    }
    additions.write();
    return entries.size();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getLong("micros"),
        row.getString("event"),
        row.getString("subject"),
        row.getString("person"),
        row.getString("detail"));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The chain's end; empty for an empty chain. */
  public Optional<AuditHead> head() {
    return jdbc
        .query(
            "select seq, encode(hash, 'hex') as hash from actions.audit_chain"
                + " order by seq desc limit 1",
            (row, _) -> new AuditHead(row.getLong("seq"), row.getString("hash")))
        .stream()
        .findFirst();
  }

  /** For how long the oldest entry has waited to be linked; empty when none waits. */
  public Optional<Duration> waiting() {
    return jdbc
        .query(
            "select extract(epoch from actions.hindsight_now() - at) as age"
                + " from actions.audit_entries order by id limit 1",
            (row, _) -> Duration.ofMillis((long) (row.getDouble("age") * 1000)))
        .stream()
        .findFirst();
  }
}
