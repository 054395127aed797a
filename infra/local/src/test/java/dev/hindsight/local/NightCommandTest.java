package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.postgres.EmbeddedPostgres;
import dev.hindsight.local.postgres.PostgresSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The night when Slack is down: plans are read and decided on the command line. */
class NightCommandTest {

  private static final String JSON =
      """
      {"playbook":"scale-out","steps":[{"action":{"from":2,"target":{"generation":1,"object":\
      {"cluster":"cluster-uid-1","kind":"Deployment","name":"checkout","namespace":"shop"},\
      "uid":"uid-1"},"to":4,"type":"scale-deployment"},"precondition":"p","undo":"u",\
      "verification":"v"}],"target":{"generation":1,"object":{"cluster":"cluster-uid-1",\
      "kind":"Deployment","name":"checkout","namespace":"shop"},"uid":"uid-1"},\
      "title":"Scale checkout from 2 to 4 replicas"}\
      """;

  @TempDir private Path directory;

  @Test
  void isAskedDecidedTakenBackAndStartedInAnEmergencyByPeopleWithTokens() throws Exception {
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.start(PostgresSettings.in(directory.resolve("postgres")))) {
      Cli cli = new Cli(directory);
      Path config = Cli.config(directory, postgres);
      String url = Cli.url(postgres);
      Cli.Answer tables = cli.run("migrate", "--database", url);
      assertThat(tables.code()).as(tables.err()).isZero();
      for (String person : List.of("U0ERIN", "U0ADA", "U0GRACE")) {
        append(config, token(cli, person));
      }
      append(config, "hindsight.approvers=U0ADA,U0GRACE");
      append(config, "hindsight.approval.groups.captains=U0GRACE");
      append(config, "hindsight.approval.break-glass=captains");
      String hash = aPlan(url);
      Night night = new Night(cli, config, directory);

      Cli.Answer list = night.plan("list");
      assertThat(list.out()).startsWith("cluster cluster-uid-1: Deployment shop/checkout  PLN-1");
      assertThat(night.plan("show", "PLN-1").out())
          .startsWith("Acts on   cluster cluster-uid-1: Deployment shop/checkout");
      night.refuses("There is no plan PLN-9", "U0ADA", "ask", "PLN-9", "--hash", hash);

      night.refuses("is not how the SHA-256", "U0ERIN", "ask", "PLN-1", "--hash", "00000000");
      night.refuses(
          "is not how the SHA-256", "U0ERIN", "ask", "PLN-1", "--hash", hash.substring(0, 7));
      night.does("Approval of PLN-1 is asked for", "U0ERIN", "ask", "PLN-1", "--hash", hash);
      night.refuses("not an approver", "U0ERIN", "approve", "PLN-1", "--hash", hash);
      assertThat(state(url)).isEqualTo("AWAITING_APPROVAL");

      Cli.Answer stolen =
          cli.run(
              "plan",
              "approve",
              "PLN-1",
              "--config",
              config.toString(),
              "--as",
              "U0ADA",
              "--token-file",
              directory.resolve("U0ERIN").toString(),
              "--hash",
              hash);
      assertThat(stolen.code()).isEqualTo(1);
      assertThat(stolen.out()).contains("no token of U0ADA", "Nothing was done");
      Cli.Answer none =
          cli.run(
              "plan",
              "approve",
              "PLN-1",
              "--config",
              config.toString(),
              "--as",
              "U0ADA",
              "--hash",
              hash);
      assertThat(none.code()).isEqualTo(1);
      assertThat(none.out()).contains("It takes your token");
      assertThat(state(url)).isEqualTo("AWAITING_APPROVAL");

      night.does("PLN-1 is approved", "U0ADA", "approve", "PLN-1", "--hash", hash);
      assertThat(state(url)).isEqualTo("APPROVED");
      night.refuses("no approval of PLN-1 by you", "U0GRACE", "revoke", "PLN-1");
      night.does("taken back", "U0ADA", "revoke", "PLN-1", "--reason", "second thought");
      assertThat(state(url)).isEqualTo("PROPOSED");

      night.refuses(
          "not on the list",
          "U0ADA",
          "break-glass",
          "PLN-1",
          "--hash",
          hash,
          "--reason",
          "nobody answers the phone");
      night.does(
          "starts without the needed approvals",
          "U0GRACE",
          "break-glass",
          "PLN-1",
          "--hash",
          hash,
          "--reason",
          "nobody answers the phone");
      assertThat(state(url)).isEqualTo("APPROVED");
      assertThat(night.plan("list").out()).contains("BREAK-GLASS, not reviewed");
      night.does(
          "Your review of PLN-1 is kept", "U0ADA", "review", "PLN-1", "--note", "it was right");
      assertThat(night.plan("show", "PLN-1").out()).contains("reviewed by U0ADA: it was right");

      night.refuses(
          "Only an approver can do that",
          "U0ERIN",
          "cancel",
          "PLN-1",
          "--reason",
          "it healed by itself");
      night.does(
          "PLN-1 is cancelled", "U0GRACE", "cancel", "PLN-1", "--reason", "it healed by itself");
      assertThat(state(url)).isEqualTo("CANCELLED");
      approvedInAdvance(night);

      // a broken list keeps nobody from stopping everything
      append(config, "hindsight.approval.risks.none=captains");
      assertThat(cli.run("stop-all", "--config", config.toString()).code()).isZero();
      night.refuses(
          "approval.risks.none is no risk",
          "U0ADA",
          "reject",
          "PLN-1",
          "--hash",
          hash,
          "--reason",
          "stop");
    }
  }

  private static void approvedInAdvance(Night night) throws Exception {
    String[] ask = {
      "policy",
      "standing",
      "ask",
      "--playbook",
      "undo-rollout",
      "--cluster",
      "cluster-uid-1",
      "--namespace",
      "shop",
      "--name",
      "checkout",
      "--runs",
      "1",
      "--for",
      "7d",
      "--reason",
      "each night"
    };
    night.refuses("not an approver", "U0ERIN", ask);
    night.does("SA-1 is asked for", "U0ADA", ask);
    String listed = night.plan("policy", "standing", "list").out();
    assertThat(listed).startsWith("SA-1 ASKED").contains("each night");
    String hash = listed.replaceAll("(?s).*hash ([0-9a-f]{64}).*", "$1");
    String[] grant = {"policy", "standing", "grant", "SA-1", "--hash", hash};
    night.refuses("You asked for SA-1 yourself", "U0ADA", grant);
    night.does("SA-1 is given", "U0GRACE", grant);
    assertThat(night.plan("policy", "standing", "list").out()).startsWith("SA-1 GIVEN");
    Cli.Answer revoked =
        night.plan("policy", "standing", "revoke", "SA-1", "--reason", "a new owner");
    assertThat(revoked.out()).contains("SA-1 is revoked");
    assertThat(night.plan("policy", "standing", "revoke", "7x", "--reason", "typed").code())
        .isNotZero();
  }

  /** Commands of one night. */
  private record Night(Cli cli, Path config, Path directory) {

    Cli.Answer plan(String... words) throws IOException, InterruptedException {
      return run(List.of(words), List.of());
    }

    void does(String says, String person, String... words) throws Exception {
      Cli.Answer answer = as(person, words);
      assertThat(answer.out()).as(answer.err()).contains(says);
      assertThat(answer.code()).isZero();
    }

    void refuses(String says, String person, String... words) throws Exception {
      Cli.Answer answer = as(person, words);
      assertThat(answer.out()).as(answer.err()).contains(says);
      assertThat(answer.code()).isEqualTo(1);
    }

    private Cli.Answer as(String person, String... words) throws Exception {
      return run(
          List.of(words),
          List.of("--as", person, "--token-file", directory.resolve(person).toString()));
    }

    private Cli.Answer run(List<String> words, List<String> more)
        throws IOException, InterruptedException {
      List<String> all = new ArrayList<>();
      if (!words.getFirst().equals("policy")) {
        all.add("plan");
      }
      all.addAll(words);
      all.addAll(more);
      all.addAll(List.of("--config", config.toString()));
      return cli.run(all.toArray(String[]::new));
    }
  }

  private String token(Cli cli, String person) throws Exception {
    Cli.Answer made =
        cli.run(
            "plan",
            "token",
            person,
            "--until",
            "2099-12-31",
            "--file",
            directory.resolve(person).toString());
    assertThat(made.code()).as(made.err()).isZero();
    return made.out().strip();
  }

  private static void append(Path config, String line) throws IOException {
    Files.writeString(config, line + "\n", StandardOpenOption.APPEND);
  }

  private static String aPlan(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          insert into bot.incidents (correlation_key, cluster, namespace, service, severity, state, title,
            summary, opened_at)
          values ('k', 'am', 'shop', 'checkout', 'SEV2', 'OPEN', 't', 's', now())\
          """);
      statement.execute(
          """
          insert into actions.plans (incident, service, cause, playbook, target_uid, json, hash,
            risk, diff, verdicts, state, approvals_needed)
          select 'INC-' || id, 'checkout', 'overload', 'scale-out', 'uid-1', j,
            encode(sha256(convert_to(j, 'UTF8')), 'hex'), 'LOW', '', '{}', 'PROPOSED', 0
          from bot.incidents, (values ('%s')) as v(j)\
          """
              .formatted(JSON));
      return one(statement, "select hash from actions.plans");
    }
  }

  private static String state(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      return one(statement, "select state from actions.plans");
    }
  }

  private static String one(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
