package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.approval.Approvers.Standing;
import dev.hindsight.bot.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is handed over waits until somebody takes it over or was reminded of it. */
class JdbcShiftsTest {

  private static final Instant AT = Instant.parse("2026-03-28T12:00:00Z");
  private static final PersonId ERIN = new PersonId("U0ERIN00001");
  private static final Duration WAIT = Duration.ofMinutes(30);

  private final DataSource database = TestDatabase.with("bot");

  private JdbcShifts after(Duration time) {
    return new JdbcShifts(
        JdbcClient.create(database),
        new Gate(_ -> new Standing.Approver(), (_, _) -> {}),
        words -> words,
        Clock.fixed(AT.plus(time), ZoneOffset.UTC));
  }

  @Test
  void whatNobodyTookOverIsRemindedOfOnce() {
    long id = after(Duration.ZERO).handOver("shop", ERIN, "", "m1");
    assertThat(after(WAIT.minusSeconds(1)).untaken(WAIT)).isEmpty();
    assertThat(after(WAIT).untaken(WAIT))
        .containsExactly(new Handoffs.Handoff(id, "shop", ERIN, AT));
    after(WAIT).reminded(id);
    assertThat(after(WAIT).untaken(WAIT)).isEmpty();
  }

  @Test
  void whatWasTakenOverOrIsOfYesterdayIsNoneToRemindOf() {
    long id = after(Duration.ZERO).handOver("shop", ERIN, "", "m2");
    after(Duration.ZERO).handOver("ledger", ERIN, "", "m3");
    after(Duration.ZERO).takeOver(id, new PersonId("U0ADA000001"));
    assertThat(after(WAIT).untaken(WAIT))
        .extracting(Handoffs.Handoff::team)
        .containsExactly("ledger");
    assertThat(after(Duration.ofDays(1)).untaken(WAIT)).isEmpty();
  }
}
