package dev.hindsight.actions.audit;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.store.PlanLog;
import dev.hindsight.actions.store.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyInputStream;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What can be asked of the audit log: whether it holds, all of it, and that a person is erased. */
@Component
public class AuditDesk {

  private static final String CONCERNED = "where person = ? or detail ~ ?";

  private final JdbcTemplate jdbc;
  private final JdbcAuditChain chain;
  private final JdbcAuditLog log;
  private final AuditSettings settings;
  private final Transactions transactions;

  AuditDesk(
      JdbcTemplate jdbc,
      JdbcAuditChain chain,
      JdbcAuditLog log,
      AuditSettings settings,
      Transactions transactions) {
    this.jdbc = jdbc;
    this.chain = chain;
    this.log = log;
    this.settings = settings;
    this.transactions = transactions;
  }

  /** Checks the whole chain, and that it holds these heads, which were kept elsewhere. */
  public AuditReport verify(Collection<AuditHead> heads) {
    AuditCheck check = new AuditCheck(heads);
    each(check::next);
    return check.report();
  }

  /** For how long the oldest record has waited for its place in the chain; empty: none waits. */
  public Optional<Duration> waiting() {
    return chain.waiting();
  }

  /**
   * The heads in this file, or else in the one that the settings name; none when neither is named.
   *
   * @throws IllegalArgumentException when the file cannot be read: it may have been taken away
   */
  public List<AuditHead> heads(Optional<Path> file) {
    return file.map(HeadFile::new).or(settings::file).map(HeadFile::heads).orElse(List.of());
  }

  /** How many records this person did, or name them in their words. */
  public int concerned(PersonId person) {
    return numbers("select seq from actions.audit_values " + CONCERNED, person).size();
  }

  /** Gives each record as one line of JSON, in the chain's order. */
  public void export(Consumer<String> line) {
    each(row -> line.accept(ExportedRow.write(row)));
  }

  /**
   * Erases who did what and in which words, wherever this person did it or the words name them; the
   * chain still holds, and says what was erased. Only the audit log is: plans, incidents and
   * lessons keep their own.
   *
   * @return how many records lost their personal part
   * @throws IllegalArgumentException when nobody of that id did anything, or it is the bot itself
   */
  public int erase(PersonId person, PersonId by, String reason) {
    if (person.equals(PlanLog.BOT)) {
      throw new IllegalArgumentException("the bot itself is no person");
    }
    return transactions.in(
        () -> {
          chain.sealAll();
          SortedSet<Long> erased =
              numbers("delete from actions.audit_values " + CONCERNED + " returning seq", person);
          // the chain of the release before
          numbers(
              "update actions.audit set person = '', detail = '' " + CONCERNED + " returning seq",
              person);
          Spans.of(erased)
              .forEach(spans -> log.append(by, AuditCheck.ERASED, spans.toString(), reason));
          // linked at once: values that are away without a record that says so are an alarm
          chain.sealAll();
          return erased.size();
        });
  }

  private SortedSet<Long> numbers(String sql, PersonId person) {
    // no part of another id: neither U12 in U123, nor ada in cli:ada
    String whole = "(?<![\\w:.@-])" + quoted(person.value()) + "(?![\\w@-])";
    return new TreeSet<>(jdbc.queryForList(sql, Long.class, person.value(), whole));
  }

  private static String quoted(String id) {
    return id.replaceAll("\\W", "\\\\$0");
  }

  private void each(Consumer<AuditRow> reader) {
    jdbc.execute(
        (ConnectionCallback<Boolean>)
            connection -> {
              copy(connection, reader);
              return true;
            });
  }

  private static void copy(Connection connection, Consumer<AuditRow> reader) throws SQLException {
    PGConnection postgres = connection.unwrap(PGConnection.class);
    try (PGCopyInputStream in = new PGCopyInputStream(postgres, CopiedRows.COPY)) {
      CopiedRows rows = new CopiedRows(in);
      for (var row = rows.next(); row.isPresent(); row = rows.next()) {
        reader.accept(row.get());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the audit chain could not be read to its end", e);
    }
  }
}
