package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.Finding;
import dev.hindsight.actions.rights.Finding.Level;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the doctor says of an account, by what the identity may do there. */
class AwsCheckupTest {

  private static final String ROLE =
      "arn:aws:sts::123456789012:assumed-role/hindsight/i-0123456789abcdef0";
  private static final String ATTACH =
      ": attach what ./hindsight rights aws --account 123456789012 --region eu-west-1 prints";

  /** An account in which nothing is; it answers as AWS does, and lets nothing be changed. */
  private record Account(String caller, boolean simulates, Set<String> denied) implements Aws {

    @Override
    public Outcome<JsonNode> call(String region, AwsCall call, String what) {
      ObjectNode answer = JsonMapper.shared().createObjectNode();
      if (call.operation().equals("GetCallerIdentity")) {
        return new Outcome.Done<>(answer.put("Account", "123456789012").put("Arn", caller));
      }
      if (call.operation().equals("SimulatePrincipalPolicy")) {
        return simulates ? new Outcome.Done<>(simulated(call)) : refused(call);
      }
      if (denied.contains(call.permission())) {
        return refused(call);
      }
      if (call.operation().matches("(Describe|List|Get).+")) {
        return new Outcome.GaveUp<>(Reason.GONE, what + ": not found");
      }
      assertThat(call.parameters().path("DryRun").asBoolean(false)).as("%s", call).isTrue();
      return new Outcome.GaveUp<>(
          Reason.INVALID, "AWS finds the request invalid (DryRunOperation)");
    }

    private static Outcome<JsonNode> refused(AwsCall call) {
      return new Outcome.GaveUp<>(
          Reason.FORBIDDEN, "the bot lacks the right (IAM %s)".formatted(call.permission()));
    }

    private JsonNode simulated(AwsCall call) {
      assertThat(call.parameters().path("PolicySourceArn").asString())
          .isEqualTo("arn:aws:iam::123456789012:role/hindsight");
      ObjectNode answer = JsonMapper.shared().createObjectNode();
      ArrayNode results = answer.putArray("EvaluationResults");
      for (JsonNode action : call.parameters().path("ActionNames")) {
        results
            .addObject()
            .put("EvalActionName", action.asString())
            .put(
                "EvalDecision",
                denied.contains(action.asString()) || unmet(call, action.asString())
                    ? "implicitDeny"
                    : "allowed");
      }
      return answer;
    }

    /** A condition holds only where whoever asks says for what. */
    private static boolean unmet(AwsCall call, String action) {
      String asked = call.parameters().at("/ContextEntries/0/ContextKeyValues/0").asString("");
      return action.equals("iam:PassRole") && !asked.equals("ecs-tasks.amazonaws.com");
    }
  }

  @Test
  void whoHasAllRightsIsTold() {
    List<Finding> findings = examine(new Account(ROLE, true, Set.of()), "stop-instance");
    assertThat(findings)
        .containsExactly(
            Finding.ok("eu-west-1: account 123456789012 knows the bot as " + ROLE),
            Finding.ok("eu-west-1: the rights for stop-instance, reading"));
    assertThat(examine(new Account(ROLE, true, Set.of())))
        .extracting(Finding::level)
        .containsExactly(Level.OK, Level.OK);
  }

  @Test
  void aMissingRightIsNamedWithWhatNeedsIt() {
    assertThat(examine(new Account(ROLE, true, Set.of("ec2:StopInstances", "ecs:UpdateService"))))
        .filteredOn(one -> one.level() == Level.MISSING)
        .extracting(Finding::text)
        .containsExactly(
            "eu-west-1: no right to ec2:StopInstances, needed for stop-instance" + ATTACH,
            "eu-west-1: no right to ecs:UpdateService, needed for force-deployment,"
                + " set-desired-count, roll-back-task-definition"
                + ATTACH);
  }

  @Test
  void whatOnlyASimulationTellsIsNotKnownWithoutTheRightToIt() {
    Account account = new Account(ROLE, false, Set.of("ec2:RebootInstances"));
    assertThat(examine(account, "reboot-instance", "start-instance", "redrive-queue"))
        .containsExactly(
            Finding.ok("eu-west-1: account 123456789012 knows the bot as " + ROLE),
            Finding.missing(
                "eu-west-1: no right to ec2:RebootInstances, needed for reboot-instance" + ATTACH),
            Finding.warning(
                "eu-west-1: it cannot be told without effect whether there are the rights for"
                    + " redrive-queue, reading: the bot lacks the right (IAM"
                    + " iam:SimulatePrincipalPolicy)"),
            Finding.ok("eu-west-1: the rights for start-instance"));
  }

  @Test
  void aRightToReadIsMissedWhereNothingCanBeSimulated() {
    assertThat(
            examine(
                new Account(ROLE, false, Set.of("dynamodb:DescribeTable")), "set-table-capacity"))
        .contains(
            Finding.missing("eu-west-1: the bot lacks the right (IAM dynamodb:DescribeTable)"));
  }

  @Test
  void everyActionThatEc2DoesIsTried() {
    assertThat(
            AwsSamples.all().stream()
                .filter(action -> action.call("").service() == AwsService.EC2)
                .map(AwsAction::name))
        .containsExactlyInAnyOrderElementsOf(
            Nothing.tries(AwsBed.PLACE).stream().map(AwsAction::name).toList());
  }

  @Test
  void theAccountsOwnCredentialsAreTooMuch() {
    assertThat(examine(new Account("arn:aws:iam::123456789012:root", true, Set.of())))
        .last()
        .isEqualTo(
            Finding.warning(
                "the bot has the account's own credentials and may do everything: give it a role"));
  }

  @Test
  void whereAwsDoesNotAnswerNothingElseIsAsked() {
    Aws silent =
        (_, call, _) -> {
          assertThat(call.operation()).isEqualTo("GetCallerIdentity");
          return new Outcome.TryAgain<>(Reason.UNREACHABLE, "AWS cannot be reached", Duration.ZERO);
        };
    assertThat(examine(silent))
        .containsExactly(Finding.missing("eu-west-1: AWS cannot be reached"));
  }

  @Test
  void settingsThatNameNothingAreTold() {
    AwsSettings none =
        new AwsSettings(List.of(), List.of(), null, Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(
            new AwsCheckup(new Account(ROLE, true, Set.of()), none, List.of(), RoleSettings.NONE)
                .examine(named()))
        .singleElement()
        .extracting(Finding::level)
        .isEqualTo(Level.MISSING);
    AwsSettings noDocument =
        new AwsSettings(
            List.of("eu-west-1"), List.of(), null, Duration.ofSeconds(1), Duration.ofSeconds(1));
    assertThat(
            new AwsCheckup(
                    new Account(ROLE, true, Set.of()), noDocument, List.of(), RoleSettings.NONE)
                .examine(named("run-document")))
        .last()
        .isEqualTo(
            Finding.warning(
                "hindsight.aws.documents lists no document, so run-document can run none"));
  }

  @Test
  void aSessionsPoliciesAreThoseOfItsRole() {
    assertThat(Simulation.principal(ROLE)).contains("arn:aws:iam::123456789012:role/hindsight");
    String user = "arn:aws-cn:iam::123456789012:user/bots/hindsight";
    assertThat(Simulation.principal(user)).contains(user);
    assertThat(
            Stream.of("arn:aws:sts::123456789012:federated-user/bob", "", "bob")
                .map(Simulation::principal))
        .allMatch(Optional::isEmpty);
  }

  private static List<Finding> examine(Aws aws, String... names) {
    AwsSettings settings = AwsBed.settings(URI.create("http://127.0.0.1:9"));
    return new AwsCheckup(aws, settings, AwsBed.resources(settings), RoleSettings.NONE)
        .examine(named(names));
  }

  private static EnabledActions named(String... names) {
    return EnabledActions.aws(List.of(names));
  }
}
