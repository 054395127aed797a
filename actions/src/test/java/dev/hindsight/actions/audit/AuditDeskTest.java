package dev.hindsight.actions.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.store.Transactions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.IllegalTransactionStateException;

/** The audit log in the database: only grows, shows what was changed, lets people be erased. */
class AuditDeskTest {

  private static final PersonId ADA = new PersonId("U-ada");
  private static final PersonId BOB = new PersonId("U-bob");

  private final TestBed bed = new TestBed();
  private final AuditDesk desk = bed.bean(AuditDesk.class);

  @BeforeEach
  void fiveRecordsByWritersSideBySide() {
    IntStream.rangeClosed(1, 5).parallel().forEach(n -> append(ADA, "detail " + n));
    await().until(() -> desk.waiting().isEmpty());
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void append(PersonId person, String detail) {
    bed.bean(Transactions.class)
        .run(() -> bed.bean(JdbcAuditLog.class).append(person, "EVENT", "PLN-1", detail));
  }

  private void tamper(String sql) {
    bed.jdbc()
        .sql(
            "set session_replication_role = replica; "
                + sql
                + "; set session_replication_role = origin")
        .update();
  }

  private List<String> findings() {
    return desk.verify(List.of()).findings();
  }

  @Test
  void anUntouchedChainHolds() {
    AuditReport report = desk.verify(List.of());
    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(5);
    assertThat(desk.verify(List.of(report.head().orElseThrow())).findings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "update actions.audit_values set detail = 'nothing' where seq = 3, record 3",
    "update actions.audit_values set person = 'U-2' where seq = 1, record 1",
    "delete from actions.audit_values where seq = 2, record 2",
    "update actions.audit_chain set at = at + interval '1 microsecond' where seq = 4, record 4",
    "update actions.audit_chain set event = 'E' where seq = 5, record 5",
    "delete from actions.audit_chain where seq = 2, records 2 to 2",
    "delete from actions.audit_chain where seq = 1, records 1 to 1"
  })
  void tamperingIsFound(String sql, String named) {
    tamper(sql);
    assertThat(findings()).isNotEmpty().first().asString().contains(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update actions.audit_chain set event = 'E'",
        "delete from actions.audit_chain",
        "truncate actions.audit_chain cascade",
        "update actions.audit_values set detail = ''"
      })
  void theDatabaseItselfLetsTheChainOnlyGrow(String sql) {
    assertThatThrownBy(() -> bed.jdbc().sql(sql).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("the audit chain only grows");
  }

  @Test
  void aPersonIsErasedAndTheChainStillHolds() {
    append(BOB, "said yes");
    append(ADA, "told U-bob why");
    assertThat(desk.erase(BOB, ADA, "asked for it")).isEqualTo(2);
    AuditReport report = desk.verify(List.of());
    assertThat(report.findings()).isEmpty();
    assertThat(report.erased()).isEqualTo(2);
    assertThat(report.records()).isEqualTo(8);
    assertThat(exported()).noneMatch(line -> line.contains("bob"));
  }

  @Test
  void nobodyElseIsErasedWithAPerson() {
    append(new PersonId("U-bobby"), "asked U-bobby, xU-bob and cli:U-bob");
    append(new PersonId("cli:U-bob"), "said yes");
    assertThat(desk.concerned(BOB)).isZero();
    assertThat(desk.erase(BOB, ADA, "asked for it")).isZero();
    assertThat(desk.erase(new PersonId("."), ADA, "asked for it")).isZero();
    assertThatThrownBy(() -> desk.erase(new PersonId("hindsight"), ADA, "asked for it"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatABotOfTheReleaseBeforeWritesIsLinkedAndErasedToo() {
    bed.jdbc()
        .sql(
            """
            insert into actions.audit (seq, at, person, event, plan, detail, previous, hash)
            values (1, now(), 'U-bob', 'APPROVED', 'PLN-7', 'by U-bob', '', '')\
            """)
        .update();
    await().until(() -> desk.waiting().isEmpty());
    assertThat(exported()).anyMatch(line -> line.contains("PLN-7") && line.contains("U-bob"));
    assertThat(desk.erase(BOB, ADA, "asked for it")).isOne();
    assertThat(bed.jdbc().sql("select person from actions.audit").query(String.class).single())
        .isEmpty();
  }

  @Test
  void anErasureOfNobodyIsNoRecord() {
    assertThat(desk.erase(BOB, ADA, "asked for it")).isZero();
    assertThat(desk.verify(List.of()).records()).isEqualTo(5);
  }

  @Test
  void anExportHoldsByItself() {
    desk.erase(ADA, BOB, "asked for it");
    AuditHead head = desk.verify(List.of()).head().orElseThrow();
    AuditReport report = AuditExport.verify(exported().stream(), List.of(head));
    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(6);
  }

  @Test
  void twoReplicasLinkEachRecordOnce() {
    try (var other = bed.instance()) {
      IntStream.range(0, 200).parallel().forEach(n -> append(ADA, "more " + n));
      await().until(() -> desk.waiting().isEmpty());
      assertThat(other.getBean(AuditDesk.class).verify(List.of()).findings()).isEmpty();
      assertThat(desk.verify(List.of()).records()).isEqualTo(205);
    }
  }

  @Test
  void thereIsNoRecordWithoutTheChangeItTellsOf() {
    assertThatThrownBy(() -> bed.bean(JdbcAuditLog.class).append(ADA, "E", "", ""))
        .isInstanceOf(IllegalTransactionStateException.class);
  }

  private List<String> exported() {
    List<String> lines = new ArrayList<>();
    desk.export(lines::add);
    return lines;
  }
}
