package dev.hindsight.actions.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsGrant;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Family;
import dev.hindsight.actions.action.ReadsAws;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The policy holds the rights of the enabled actions, each of them and no other. */
class AwsRightsTest {

  private static final String ACCOUNT = "123456789012";
  private static final AwsPlace PLACE = new AwsPlace(ACCOUNT, "eu-west-1");
  private static final List<AwsPlace> ONE = List.of(PLACE);
  private static final List<AwsPlace> THREE =
      List.of(PLACE, new AwsPlace(ACCOUNT, "us-east-1"), new AwsPlace(ACCOUNT, "eu-central-1"));

  static Stream<String> names() {
    return Family.aws().keySet().stream();
  }

  /** As samples of it are, with what takes them back. */
  private static List<AwsAction> samples(String name) {
    Stream<AwsAction> own =
        Stream.of(
            new RunDocument(
                AwsSamples.target(AwsKind.MANAGED_INSTANCE, "", "i-0123456789abcdef0"),
                "restart-web",
                new TreeMap<>()));
    return Stream.concat(AwsSamples.all().stream(), own)
        .flatMap(
            action ->
                action.undo() instanceof Undo.By(Action undo, _)
                    ? Stream.of(action, (AwsAction) undo)
                    : Stream.of(action))
        .filter(action -> action.name().equals(name))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatTheTypeSaysIsWhatItsActionsNeed(String name) {
    List<AwsAction> samples = samples(name);
    assertThat(samples).as("a sample of %s", name).isNotEmpty();
    List<AwsGrant> said = AwsGrant.of(samples.getFirst().getClass(), PLACE);
    Set<AwsGrant> serving = new HashSet<>();
    for (AwsAction action : samples) {
      assertThat(action.getClass().getAnnotation(ReadsAws.class).value())
          .isEqualTo(action.awsKind());
      assertThat(action.awsGrants())
          .extracting(AwsGrant::permission)
          .contains(action.call("").permission());
      for (AwsGrant needed : action.awsGrants()) {
        List<AwsGrant> covering = said.stream().filter(one -> one.covers(needed)).toList();
        assertThat(covering).as("@NeedsAws of %s for %s", name, needed).hasSize(1);
        serving.addAll(covering);
      }
    }
    assertThat(serving)
        .as("each right of %s serves it", name)
        .containsExactlyInAnyOrderElementsOf(said);
  }

  @ParameterizedTest
  @MethodSource("names")
  void whereItsStatementsAreTakenAwayNothingElseAllowsIt(String name) {
    List<Statement> all = rights(ONE).all();
    List<Statement> own = all.stream().filter(s -> s.actions().contains(name)).toList();
    assertThat(own).hasSize(name.equals("roll-back-task-definition") ? 2 : 1);
    for (AwsAction action : samples(name)) {
      assertThat(action.awsGrants())
          .allSatisfy(needed -> assertThat(allows(own, needed)).as("%s", needed).isTrue());
      List<Statement> others = all.stream().filter(s -> !own.contains(s)).toList();
      assertThat(
              allows(
                  others,
                  new AwsGrant(
                      action.call("").permission(),
                      action.awsGrants().getFirst().resource(),
                      action.awsGrants().getFirst().condition())))
          .isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void oneActionAloneGrantsItsOwnRightsOnly(String name) {
    AwsRights alone = AwsRights.of(EnabledActions.aws(List.of(name)), ONE);
    assertThat(alone.changing())
        .isNotEmpty()
        .allSatisfy(s -> assertThat(s.actions()).containsExactly(name));
    AwsKind kind = samples(name).getFirst().awsKind();
    assertThat(alone.reading().stream().flatMap(s -> s.permissions().stream()).distinct())
        .containsExactlyInAnyOrderElementsOf(
            AwsReading.ALL.stream()
                .filter(r -> r.kinds().contains(kind))
                .map(AwsReading::permission)
                .collect(Collectors.toSet()));
  }

  @Test
  void actionsWithTheSameRightsShareAStatementAndNoOthersDo() {
    assertThat(rights(ONE).changing())
        .filteredOn(s -> s.actions().size() > 1)
        .extracting(Statement::sid)
        .containsExactly(
            "ForceDeploymentAndSetDesiredCountAndRollBackTaskDefinition",
            "SetDatabaseClassAndGrowDatabaseStorage");
    assertThat(rights(ONE).all())
        .extracting(Statement::sid)
        .doesNotHaveDuplicates()
        .contains("StartInstance", "ReadObjects")
        .allMatch(sid -> sid.matches("[A-Za-z0-9]+"));
  }

  /** Whoever names a task definition hands its roles to the tasks, and to nobody else. */
  @Test
  void rolesAreHandedToTasksAlone() {
    assertThat(rights(THREE).all())
        .filteredOn(s -> s.permissions().contains("iam:PassRole"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.sid()).isEqualTo("RollBackTaskDefinitionPassingRoles");
              assertThat(s.actions()).containsExactly("roll-back-task-definition");
              assertThat(s.resources()).containsExactly("arn:aws:iam::123456789012:role/*");
              assertThat(new IamPolicy(List.of(s)).compact())
                  .contains(
                      "\"Condition\":{\"StringEquals\":"
                          + "{\"iam:PassedToService\":\"ecs-tasks.amazonaws.com\"}}");
            });
  }

  /** Names are changed, never taken away; and a plan's session reaches its own name alone. */
  @Test
  void recordSetsArePutInPlaceOnly() {
    assertThat(rights(THREE).all())
        .filteredOn(s -> s.permissions().contains("route53:ChangeResourceRecordSets"))
        .singleElement()
        .satisfies(
            s -> {
              assertThat(s.resources()).containsExactly("arn:aws:route53:::hostedzone/*");
              assertThat(new IamPolicy(List.of(s)).compact())
                  .contains(
                      "\"Condition\":{\"ForAllValues:StringEquals\":"
                          + "{\"route53:ChangeResourceRecordSetsActions\":\"UPSERT\","
                          + "\"route53:ChangeResourceRecordSetsRecordTypes\":"
                          + "[\"A\",\"AAAA\",\"CNAME\"]}}");
            });
    AwsAction shift = samples("shift-record-weights").getFirst();
    Plan plan = Plan.of("Shift", "test", shift, List.of(shift.object()));
    assertThat(SessionPolicy.of(plan))
        .isInstanceOfSatisfying(
            SessionPolicy.Scoped.class,
            scoped ->
                assertThat(scoped.json())
                    .contains("arn:aws:route53:::hostedzone/Z0123456789ABCDEFGHIJ")
                    .contains(
                        "\"route53:ChangeResourceRecordSetsNormalizedRecordNames\":"
                            + "\"www.example.com\"")
                    .contains("\"route53:ChangeResourceRecordSetsRecordTypes\":\"A\""));
  }

  @Test
  void nothingIsWiderThanAwsWantsIt() {
    for (Statement statement : rights(THREE).all()) {
      assertThat(statement.permissions()).allMatch(p -> p.matches("[a-z0-9]+:[A-Za-z]+"));
      if (statement.resources().equals(List.of("*"))) {
        assertThat(statement.sid()).isEqualTo("ReadWhereAwsTakesNoResource");
        assertThat(statement.permissions())
            .containsExactlyInAnyOrder(
                "sts:GetCallerIdentity",
                "ec2:DescribeInstances",
                "ec2:DescribeInstanceStatus",
                "autoscaling:DescribeAutoScalingGroups",
                "autoscaling:DescribeInstanceRefreshes",
                "elasticloadbalancing:DescribeTargetGroups",
                "elasticloadbalancing:DescribeTargetHealth",
                "elasticloadbalancing:DescribeLoadBalancers",
                "elasticloadbalancing:DescribeListeners",
                "elasticloadbalancing:DescribeTags",
                "ssm:DescribeInstanceInformation",
                "ssm:ListCommands",
                "cloudwatch:DescribeAlarms",
                "cloudwatch:GetMetricData",
                "autoscaling:DescribeScalingActivities",
                "rds:DescribeEvents",
                "ecs:ListTasks",
                "ecs:DescribeTaskDefinition",
                "ecs:ListTaskDefinitions");
      } else {
        assertThat(statement.resources())
            .allMatch(
                arn ->
                    arn.matches(
                        "arn:aws:[a-z0-9]+:[a-z]+-[a-z]+-\\d:(123456789012:[^:]+.*|:document/AWS-\\*)"
                            + "|arn:aws:iam::123456789012:role/\\*"
                            + "|arn:aws:route53:::(hostedzone|change)/\\*"));
      }
    }
  }

  @Test
  void eachRegionHasItsOwnResources() {
    AwsRights stop = AwsRights.of(EnabledActions.aws(List.of("stop-instance")), THREE);
    assertThat(stop.changing().getFirst().resources())
        .containsExactly(
            "arn:aws:ec2:eu-west-1:123456789012:instance/*",
            "arn:aws:ec2:us-east-1:123456789012:instance/*",
            "arn:aws:ec2:eu-central-1:123456789012:instance/*");
    AwsRights china =
        AwsRights.of(
            EnabledActions.aws(List.of("stop-task")), List.of(new AwsPlace(ACCOUNT, "cn-north-1")));
    assertThat(china.changing().getFirst().resources())
        .containsExactly("arn:aws-cn:ecs:cn-north-1:123456789012:task/*");
  }

  @Test
  void theWholeFamilyIsTwoPoliciesAlsoInThreeRegionsAndAFewActionsAreOne() {
    assertThat(new IamPolicy(rights(ONE).all()).parts()).hasSize(2);
    assertThat(
            new IamPolicy(
                    AwsRights.of(
                            EnabledActions.aws(List.of("shift-record-weights", "stop-instance")),
                            ONE)
                        .all())
                .parts())
        .hasSize(1);
    IamPolicy whole = new IamPolicy(rights(THREE).all());
    assertThat(whole.length()).isGreaterThan(IamPolicy.LONGEST);
    assertThat(whole.parts())
        .hasSize(2)
        .allSatisfy(part -> assertThat(part.length()).isLessThanOrEqualTo(IamPolicy.LONGEST));
    assertThat(whole.parts().stream().flatMap(part -> part.statements().stream()))
        .containsExactlyElementsOf(whole.statements());
  }

  @Test
  void aStatementThatFitsNowhereIsSaid() {
    Statement wide =
        new Statement("Wide", List.of(), List.of("ec2:StopInstances"), List.of("x".repeat(6_200)));
    assertThatThrownBy(new IamPolicy(List.of(wide))::parts)
        .hasMessage("Wide alone is longer than a managed policy may be: name fewer regions");
  }

  private static AwsRights rights(List<AwsPlace> places) {
    return AwsRights.of(EnabledActions.aws(List.of()), places);
  }

  private static boolean allows(List<Statement> statements, AwsGrant needed) {
    return statements.stream()
        .flatMap(
            s ->
                s.permissions().stream()
                    .flatMap(
                        p -> s.resources().stream().map(r -> new AwsGrant(p, r, s.condition()))))
        .anyMatch(grant -> grant.covers(needed));
  }
}
