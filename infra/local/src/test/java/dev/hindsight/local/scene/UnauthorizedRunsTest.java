package dev.hindsight.local.scene;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who answers for a run: each of the three ways is known, and what only looks like one is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnauthorizedRunsTest {

  private static final List<String> NOBODY = List.of("PLN-1 was started and nobody answers for it");

  private EmbeddedPostgres postgres;
  private JdbcClient jdbc;

  @BeforeAll
  void start() throws IOException {
    postgres = EmbeddedPostgres.builder().start();
    Flyway.configure()
        .dataSource(postgres.getPostgresDatabase())
        .schemas("actions")
        .locations("classpath:db/migration/actions")
        .load()
        .migrate();
    jdbc = JdbcClient.create(postgres.getPostgresDatabase());
  }

  @AfterAll
  void stop() throws IOException {
    postgres.close();
  }

  /** A plan that needs two people, asked for once and started. */
  @BeforeEach
  void started() {
    run("truncate actions.plans, actions.standing_approvals restart identity cascade");
    run(
        """
        insert into actions.plans (incident, service, cause, playbook, target_uid, json, hash, risk,
          diff, verdicts, state, request_no, approvals_needed)
        values ('INC-1', 'shop/cart', 'oom', 'raise', 'u', '{}', repeat('a', 64), 'HIGH', '', '{}',
          'RUNNING', 1, 2)
        """);
    run(
        "insert into actions.run_starts (plan, request_no, cluster, service) values (1, 1, 'c',"
            + " 'cart')");
  }

  @Test
  void isFoundWithoutAnybodysYes() {
    assertThat(found()).isEqualTo(NOBODY);
    vote(1, "U1", "APPROVE", "");
    assertThat(found()).as("one of two").isEqualTo(NOBODY);
    vote(0, "U2", "APPROVE", "");
    assertThat(found()).as("the other's was for the request before").isEqualTo(NOBODY);
    vote(1, "U2", "APPROVE", "");
    assertThat(found()).isEmpty();
    run("update actions.plan_votes set revoked_at = now() - interval '1 h' where person = 'U2'");
    assertThat(found()).as("taken back before").isEqualTo(NOBODY);
  }

  @Test
  void whoBreaksTheGlassSaysWhy() {
    vote(1, "U1", "BREAK_GLASS", " ");
    assertThat(found()).isEqualTo(NOBODY);
    vote(1, "U2", "BREAK_GLASS", "nobody else is awake");
    assertThat(found()).isEmpty();
  }

  @Test
  void aStandingApprovalIsGivenAndHolds() {
    run(
        """
        insert into actions.standing_approvals
          (terms, hash, playbook, needed, requested_by, reason, granted_at, expires_at)
        values ('{}', repeat('b', 64), 'raise', 1, 'U1', 'nights', now() - interval '1 h',
          now() + interval '1 h')
        """);
    run(
        "insert into actions.standing_uses (standing, plan, request_no, at) values (1, 1, 1,"
            + " now())");
    assertThat(found()).as("nobody gave it").isEqualTo(NOBODY);
    run(
        "insert into actions.standing_votes (standing, person, hash) values (1, 'U2', repeat('b',"
            + " 64))");
    assertThat(found()).isEmpty();
    run("update actions.standing_approvals set revoked_at = now() - interval '1 min'");
    assertThat(found()).as("it was taken back before").isEqualTo(NOBODY);
  }

  @Test
  void stepsBelongToAStart() {
    run("delete from actions.run_starts");
    run(
        "insert into actions.plan_journal (plan, step, direction, marker, epoch) values (1, 0,"
            + " 'DO', 'm', 1)");
    assertThat(found()).containsExactly("PLN-1 has steps and was never started");
  }

  private List<String> found() {
    return UnauthorizedRuns.in(jdbc).toList();
  }

  private void vote(int request, String person, String vote, String reason) {
    jdbc.sql(
            """
            insert into actions.plan_votes (plan, version, request_no, person, vote, reason)
            values (1, 1, :request, :person, :vote, :reason)
            """)
        .param("request", request)
        .param("person", person)
        .param("vote", vote)
        .param("reason", reason)
        .update();
  }

  private void run(String sql) {
    jdbc.sql(sql).update();
  }
}
