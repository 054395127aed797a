package dev.hindsight.actions.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Records on their way into the database, in two statements for many. */
final class Additions {

  private final JdbcTemplate jdbc;
  private final List<Object[]> links = new ArrayList<>();
  private final List<Object[]> values = new ArrayList<>();

  Additions(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  void add(AuditRow row) {
    Link link = row.link();
    links.add(
        new Object[] {
          link.seq(),
          link.at(),
          text(link.event()),
          text(link.subject()),
          link.commitment(),
          row.hash()
        });
    row.personal()
        .ifPresent(
            p ->
                values.add(
                    new Object[] {link.seq(), p.salt(), text(p.person()), text(p.detail())}));
  }

  void write() {
    jdbc.batchUpdate(
        """
        insert into actions.audit_chain (seq, at, event, subject, commitment, hash)
        values (?, timestamptz 'epoch' + ? * interval '1 microsecond', ?, ?, ?, ?)\
        """,
        links);
    jdbc.batchUpdate(
        "insert into actions.audit_values (seq, salt, person, detail) values (?, ?, ?, ?)", values);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }
}
