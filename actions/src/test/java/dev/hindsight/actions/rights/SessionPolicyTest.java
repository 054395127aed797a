package dev.hindsight.actions.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCondition;
import dev.hindsight.actions.action.AwsGrant;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A session for a plan may do what the plan does, to its own objects and to no other. */
class SessionPolicyTest {

  static Stream<AwsAction> actions() {
    return AwsSamples.all().stream();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void whatTheActionNeedsIsInItOnExactlyItsObject(AwsAction action) {
    Set<AwsGrant> granted = granted(SessionPolicy.of(plan(List.of(action))));
    assertThat(granted).containsAll(action.awsGrants());
    assertThat(granted)
        // a task's roles are in its definition, which only ECS reads; they go to ECS tasks alone
        .filteredOn(grant -> grant.condition().only().isEmpty())
        .extracting(AwsGrant::resource)
        .allMatch(arn -> arn.startsWith("arn:aws:"))
        // what only AWS can name: a group's number, and where a queue's messages came from
        .allMatch(
            arn ->
                !arn.contains("*")
                    || arn.contains(":autoScalingGroup:*:autoScalingGroupName/web")
                    || arn.equals("arn:aws:sqs:eu-west-1:123456789012:*"));
  }

  @Test
  void twoObjectsOfTheSameRightAreOneStatementAndItsUndoIsThere() {
    SessionPolicy policy = SessionPolicy.of(plan(List.of(stop(1), stop(2))));
    assertThat(policy)
        .isEqualTo(
            new SessionPolicy.Scoped(
                """
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
                "Action":["ec2:StartInstances","ec2:StopInstances"],\
                "Resource":["arn:aws:ec2:eu-west-1:123456789012:instance/i-00000001",\
                "arn:aws:ec2:eu-west-1:123456789012:instance/i-00000002"]}]}\
                """));
  }

  @Test
  void whatTakesAnActionBackByAnotherCallIsThere() {
    Action reserve =
        new SetFunctionConcurrency(
            AwsSamples.target(AwsKind.FUNCTION, "", "mailer"), Optional.empty(), Optional.of(5));
    assertThat(granted(SessionPolicy.of(plan(List.of(reserve)))))
        .extracting(AwsGrant::permission)
        .containsExactlyInAnyOrder(
            "lambda:PutFunctionConcurrency", "lambda:DeleteFunctionConcurrency");
  }

  @Test
  void anIdentityThatIsMoreThanAnArnIsNoResource() {
    String arn = "arn:aws:ecs:eu-west-1:123456789012:service/prod/checkout";
    ObjectRef service = new ObjectRef(AwsSamples.PLACE, "ECSService", "prod", "checkout");
    Action more = new SetDesiredCount(new Target(service, arn + "@2026-01-01T00:00:00Z", 0), 2, 3);
    assertThat(granted(SessionPolicy.of(plan(List.of(more)))))
        .containsExactly(new AwsGrant("ecs:UpdateService", arn));
  }

  @Test
  void whatIsTooLongForASessionIsSaid() {
    assertThat(
            SessionPolicy.of(
                plan(IntStream.rangeClosed(1, 30).mapToObj(SessionPolicyTest::stop).toList())))
        .isInstanceOf(SessionPolicy.Scoped.class);
    assertThat(
            SessionPolicy.of(
                plan(IntStream.rangeClosed(1, 40).mapToObj(SessionPolicyTest::stop).toList())))
        .isInstanceOfSatisfying(
            SessionPolicy.TooLong.class,
            long1 -> assertThat(long1.characters()).isGreaterThan(2_048));
  }

  @Test
  void aPlanForAClusterNeedsNone() {
    assertThat(SessionPolicy.of(plan(List.of(Samples.kubernetes().getFirst()))))
        .isEqualTo(new SessionPolicy.NotNeeded());
  }

  private static Action stop(int number) {
    return new StopInstance(AwsSamples.target(AwsKind.INSTANCE, "", "i-%08x".formatted(number)));
  }

  private static Plan plan(List<Action> actions) {
    Target target = actions.getFirst().target();
    List<ObjectRef> watch = List.of(new ObjectRef("c", "Deployment", "shop", "checkout"));
    return new Plan(
        "a plan",
        "",
        target,
        actions.stream().<Step>map(action -> Step.of(action, watch)).toList(),
        watch);
  }

  private static Set<AwsGrant> granted(SessionPolicy policy) {
    String json = ((SessionPolicy.Scoped) policy).json();
    Set<AwsGrant> granted = new HashSet<>();
    for (JsonNode statement : JsonMapper.shared().readTree(json).path("Statement")) {
      AwsCondition condition = condition(statement.path("Condition"));
      for (JsonNode permission : many(statement.path("Action"))) {
        for (JsonNode resource : many(statement.path("Resource"))) {
          granted.add(new AwsGrant(permission.asString(), resource.asString(), condition));
        }
      }
    }
    return granted;
  }

  private static AwsCondition condition(JsonNode said) {
    AwsCondition all = AwsCondition.NONE;
    for (var operator : said.properties()) {
      for (var key : operator.getValue().properties()) {
        assertThat(AwsCondition.operator(key.getKey())).isEqualTo(operator.getKey());
        List<String> values = new ArrayList<>();
        many(key.getValue()).forEach(value -> values.add(value.asString()));
        all = all.with(key.getKey(), values);
      }
    }
    return all;
  }

  private static Iterable<JsonNode> many(JsonNode node) {
    return node.isArray() ? node : List.of(node);
  }
}
