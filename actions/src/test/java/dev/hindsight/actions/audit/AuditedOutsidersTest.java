package dev.hindsight.actions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.MutableClock;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.store.Transactions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who was turned away is in the audit log, however often they try. */
class AuditedOutsidersTest {

  private static final PersonId GUEST = new PersonId("U7GUEST");

  private final TestBed bed = new TestBed();
  private final MutableClock clock = new MutableClock();
  private final AuditedOutsiders outsiders =
      new AuditedOutsiders(bed.bean(JdbcAuditLog.class), bed.bean(Transactions.class), clock);

  @AfterEach
  void close() {
    bed.close();
  }

  private List<String> written() {
    return bed.jdbc()
        .sql(
            """
            select person || ' ' || detail from (
              select person, detail, event from actions.audit_entries
              union all select person, detail, event
                from actions.audit_chain join actions.audit_values using (seq)) as all_of_it
            where event = 'REFUSED'
            """)
        .query(String.class)
        .list();
  }

  @Test
  void whoTriesWithoutEndIsWrittenDownOnceAnHourWithHowOften() {
    for (int i = 0; i < 40; i++) {
      outsiders.turnedAway(GUEST, "a guest");
    }
    outsiders.turnedAway(new PersonId("U9OUT"), "a stranger");
    assertThat(written()).containsExactlyInAnyOrder("U7GUEST a guest", "U9OUT a stranger");
    clock.advance(Duration.ofMinutes(61));
    outsiders.turnedAway(GUEST, "a guest");
    assertThat(written()).hasSize(3).anyMatch(line -> line.contains("39 times more"));
  }

  @Test
  void aCrowdDoesNotFillTheLog() {
    for (int i = 0; i < 1_100; i++) {
      outsiders.turnedAway(new PersonId("U" + i), "a guest");
    }
    assertThat(written()).hasSize(1_000);
  }
}
