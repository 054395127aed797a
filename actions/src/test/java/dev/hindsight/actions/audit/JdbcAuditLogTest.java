package dev.hindsight.actions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.store.Transactions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.IllegalTransactionStateException;

/** The chain shows what was changed afterwards. */
class JdbcAuditLogTest {

  private final TestBed bed = new TestBed();
  private final JdbcAuditLog audit = bed.bean(JdbcAuditLog.class);

  @BeforeEach
  void fiveRows() {
    IntStream.rangeClosed(1, 5).parallel().forEach(this::append);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void append(int number) {
    bed.bean(Transactions.class)
        .run(() -> audit.append(new PersonId("U-1"), "EVENT", "PLN-1", "detail " + number));
  }

  @Test
  void anUntouchedChainHolds() {
    assertThat(audit.firstBroken()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "update actions.audit set detail = 'nothing' where seq = 3, 3",
    "update actions.audit set person = 'U-2' where seq = 1, 1",
    "update actions.audit set at = at + interval '1 microsecond' where seq = 4, 4",
    "delete from actions.audit where seq = 2, 3",
    "delete from actions.audit where seq = 1, 2"
  })
  void tamperingIsFound(String sql, long broken) {
    bed.jdbc().sql(sql).update();
    assertThat(audit.firstBroken()).contains(broken);
  }

  @Test
  void thereIsNoRowWithoutTheChangeItTellsOf() {
    assertThatThrownBy(() -> audit.append(new PersonId("U-1"), "E", "", ""))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
