package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Outcome.TryAgain;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Before a write there is a session for its plan, or there is no write. */
class WritesTest {

  private static final RoleSettings ROLE =
      new RoleSettings("arn:aws:iam::123456789012:role/plans", "0123456789abcdef");
  private static final Optional<PersonId> ADA = Optional.of(new PersonId("U0ADA"));

  private final List<AwsCall> asked = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final Deque<Outcome<JsonNode>> answers = new ArrayDeque<>();
  private Outcome<JsonNode> given = session();

  private Writes writes(RoleSettings role) {
    return new Writes(
        (_, call, _) -> {
          asked.add(call);
          return given;
        },
        role,
        (credentials, _, call, _) -> {
          sent.add(credentials.accessKeyId() + " " + call.operation());
          return answers.isEmpty() ? new Done<>(JsonMapper.shared().nullNode()) : answers.poll();
        });
  }

  private static Outcome<JsonNode> session() {
    return new Done<>(
        JsonMapper.shared()
            .readTree(
                """
                {"Credentials":{"AccessKeyId":"ASIA1","SecretAccessKey":"s","SessionToken":"t"}}\
                """));
  }

  @Test
  void theSessionIsForThePlanAndWhoApprovedItAndAsShortAsCanBe() {
    assertThat(writes(ROLE).make(change(ADA, plan(1)))).isInstanceOf(Done.class);
    assertThat(sent).containsExactly("ASIA1 RebootInstances");
    JsonNode parameters = asked.getFirst().parameters();
    assertThat(asked.getFirst().operation()).isEqualTo("AssumeRole");
    assertThat(parameters.path("RoleSessionName").asString()).isEqualTo("hindsight-PLN-7-U0ADA");
    assertThat(parameters.path("DurationSeconds").asInt()).isEqualTo(900);
    assertThat(parameters.path("ExternalId").asString()).isEqualTo("0123456789abcdef");
    assertThat(parameters.path("Policy").asString())
        .contains("ec2:RebootInstances", reboot(0).arn());
    assertThat(
            Session.of(
                    ROLE.given().orElseThrow(),
                    new PlanId(1),
                    new PersonId("é" + "x".repeat(99)),
                    "")
                .name())
        .matches("hindsight-PLN-1--x+")
        .hasSize(64);
  }

  @Test
  void withoutTheSettingTheBotWritesItself() {
    assertThat(writes(RoleSettings.NONE).make(change(Optional.empty(), plan(1))))
        .isInstanceOf(Done.class);
    assertThat(asked).extracting(AwsCall::operation).containsExactly("RebootInstances");
    assertThat(sent).isEmpty();
  }

  @Test
  void whatIsRefusedBeforeTheWriteIsSaidAndNothingIsSent() {
    given = new GaveUp<>(Reason.FORBIDDEN, "not authorized to assume it");
    not(change(ADA, plan(1)), Reason.FORBIDDEN, "no session for this plan could be had: not auth");
    given = session();
    not(change(Optional.empty(), plan(1)), Reason.FORBIDDEN, "no person approved this run");
    not(change(ADA, plan(60)), Reason.INVALID, "too many objects for one session: its policy has ");
    RoleSettings other = new RoleSettings("arn:aws:iam::999999999999:role/plans", null);
    assertThat(writes(other).make(change(ADA, plan(1))))
        .isEqualTo(
            new GaveUp<>(
                Reason.OTHER_CLUSTER,
                reboot(0).object().display()
                    + " is in account 123456789012, and hindsight.aws.role is of account"
                    + " 999999999999"));
    assertThat(sent).isEmpty();
  }

  /** Else the step would be in doubt, and a person asked, though nothing was sent. */
  @Test
  void aSessionThatDoesNotComeIsAskedForAgainAndLeavesNoDoubt() {
    given = new TryAgain<>(Reason.TIMEOUT, "AWS did not answer in time", Duration.ZERO);
    assertThat(writes(ROLE).make(change(ADA, plan(1))))
        .isInstanceOfSatisfying(
            TryAgain.class,
            again -> {
              assertThat(again.reason()).isEqualTo(Reason.NO_SESSION);
              assertThat(again.reason().withoutEffect()).isTrue();
            });
    assertThat(sent).isEmpty();
  }

  /** The next try has one of its own, after a look. */
  @Test
  void oneThatIsOverInTheMiddleIsNotReplacedUnseen() {
    answers.add(over());
    assertThat(writes(ROLE).make(change(ADA, plan(1)))).isEqualTo(over());
    assertThat(asked).hasSize(1);
    assertThat(sent).hasSize(1);
    assertThat(writes(ROLE).calls()).isEqualTo(2);
  }

  /** It may have taken effect. */
  @Test
  void aLostAnswerIsNotAskedForAgain() {
    answers.add(new TryAgain<>(Reason.TIMEOUT, "AWS did not answer in time", Duration.ZERO));
    assertThat(writes(ROLE).make(change(ADA, plan(1)))).isInstanceOf(TryAgain.class);
    assertThat(sent).hasSize(1);
  }

  private Outcome<JsonNode> over() {
    return new Refused(UnaryOperator.identity())
        .of(
            reboot(0).call(""),
            "it",
            AwsServiceException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode("ExpiredToken").build())
                .build());
  }

  private void not(Change change, Reason reason, String words) {
    assertThat(writes(ROLE).make(change))
        .isInstanceOfSatisfying(
            GaveUp.class,
            no -> {
              assertThat(no.reason()).isEqualTo(reason);
              assertThat(no.text()).contains(words);
            });
    assertThat(sent).isEmpty();
  }

  private static Plan plan(int objects) {
    List<Step> steps =
        IntStream.range(0, objects)
            .mapToObj(WritesTest::reboot)
            .<Step>map(action -> Step.of(action, List.of(action.object())))
            .toList();
    return new Plan("Reboot them", "by hand", reboot(0).target(), steps, List.of());
  }

  private static AwsAction reboot(int number) {
    String id = "i-%017x".formatted(number);
    ObjectRef ref =
        new ObjectRef(
            new AwsPlace("123456789012", "eu-west-1").identity(), AwsKind.INSTANCE.kind(), "", id);
    return new RebootInstance(new Target(ref, id, 0));
  }

  private static Change change(Optional<PersonId> approver, Plan whole) {
    AwsAction action = reboot(0);
    return new Change(
        new PlanId(7),
        action,
        Answers.live(
            action.object(),
            action.target().uid(),
            new Facts.Cloud(new TreeMap<>(), Map.of(), 0, 0),
            JsonMapper.shared().createObjectNode()),
        approver,
        "m",
        Optional.of(whole));
  }
}
