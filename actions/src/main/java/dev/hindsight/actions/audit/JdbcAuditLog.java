package dev.hindsight.actions.audit;

import dev.hindsight.actions.PersonId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what is decided and done, in the transaction that does it. */
@Repository
public class JdbcAuditLog {

  private final JdbcClient jdbc;

  JdbcAuditLog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Writes a record; it is linked into the chain soon after the commit, so that no writer waits for
   * another.
   *
   * @param event what happened, for example a plan's new state
   * @param subject what it is about; stays for ever, so nothing personal
   * @param detail for people, in words; may be erased
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(PersonId person, String event, String subject, String detail) {
    jdbc.sql(
            """
            insert into actions.audit_entries (event, subject, person, detail)
            values (:event, :subject, :person, :detail)\
            """)
        .param("event", event)
        .param("subject", subject)
        .param("person", person.value())
        .param("detail", detail)
        .update();
  }
}
