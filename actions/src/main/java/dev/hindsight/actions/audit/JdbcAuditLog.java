package dev.hindsight.actions.audit;

import dev.hindsight.actions.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Appends to the hash chain in the caller's transaction and verifies it. */
@Repository
public class JdbcAuditLog {

  private static final long CHAIN_LOCK = 0x48494e44L;

  private final JdbcClient jdbc;

  JdbcAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Appends a row; writers take turns until their transactions end. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(PersonId person, String event, String plan, String detail) {
    jdbc.sql("select pg_advisory_xact_lock(:lock)")
        .param("lock", CHAIN_LOCK)
        .query((_, _) -> true)
        .single();
    Optional<AuditRow> last =
        jdbc.sql("select * from actions.audit order by seq desc limit 1")
            .query(JdbcAuditLog::read)
            .optional();
    long seq = last.map(AuditRow::seq).orElse(0L) + 1;
    String previous = last.map(AuditRow::hash).orElse(AuditRow.GENESIS);
    insert(new AuditRow(seq, now(), person.value(), event, plan, detail, previous, "").sealed());
  }

  private Instant now() {
    return jdbc.sql("select actions.hindsight_now() as now")
        .query((row, _) -> row.getTimestamp("now").toInstant())
        .single();
  }

  private void insert(AuditRow row) {
    jdbc.sql(
            """
            insert into actions.audit (seq, at, person, event, plan, detail, previous, hash)
            values (:seq, :at, :person, :event, :plan, :detail, :previous, :hash)\
            """)
        .param("seq", row.seq())
        .param("at", Timestamp.from(row.at()))
        .param("person", row.person())
        .param("event", row.event())
        .param("plan", row.plan())
        .param("detail", row.detail())
        .param("previous", row.previous())
        .param("hash", row.hash())
        .update();
  }

  /** The number of the first row that does not fit the chain; empty when all fit. */
  @Transactional(readOnly = true)
  public Optional<Long> firstBroken() {
    String previous = AuditRow.GENESIS;
    long expected = 1;
    try (Stream<AuditRow> rows =
        jdbc.sql("select * from actions.audit order by seq").query(JdbcAuditLog::read).stream()) {
      for (AuditRow row : (Iterable<AuditRow>) rows::iterator) {
        if (row.seq() != expected
            || !row.previous().equals(previous)
            || !row.hash().equals(row.expectedHash())) {
          return Optional.of(row.seq());
        }
        previous = row.hash();
        expected++;
      }
    }
    return Optional.empty();
  }

  private static AuditRow read(ResultSet row, int number) throws SQLException {
    return new AuditRow(
        row.getLong("seq"),
        row.getTimestamp("at").toInstant(),
        row.getString("person"),
        row.getString("event"),
        row.getString("plan"),
        row.getString("detail"),
        row.getString("previous"),
        row.getString("hash"));
  }
}
