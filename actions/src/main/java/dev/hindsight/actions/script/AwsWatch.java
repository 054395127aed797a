package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How an AWS object is looked at until it is well, by what its service itself says of it. */
final class AwsWatch {

  private static final String WELL =
      "contains([`\"Active\"`, `\"Inactive\"`], to_string(not_null(Configuration.State,"
          + " `\"Active\"`))) && not_null(Configuration.LastUpdateStatus, `\"Successful\"`)"
          + " == `\"Successful\"`";
  private static final String IN_SERVICE =
      Jmes.count(
          "Instances",
          Jmes.is("LifecycleState", "InService") + " && " + Jmes.is("HealthStatus", "Healthy"));
  private static final String PRIMARY =
      Jmes.first("deployments", Jmes.is("status", "PRIMARY"), "rolloutState");
  private static final String HEALTHY =
      Jmes.count("TargetHealthDescriptions", Jmes.is("TargetHealth.State", "healthy"));
  private static final String STAYING =
      Jmes.count("TargetHealthDescriptions", "TargetHealth.State != `\"draining\"`");

  private AwsWatch() {}

  /**
   * The looks at this object; none where the plan does not name what its call would need.
   *
   * @param back whether the plan is taken back
   */
  static List<AwsLook> of(Plan plan, ObjectRef object, boolean back) {
    AwsKind kind = AwsKind.of(object).orElseThrow();
    Optional<String> uid =
        plan.targets().stream().filter(t -> t.object().equals(object)).map(Target::uid).findFirst();
    return switch (kind) {
      case LISTENER -> groups(plan, object, back).map(arn -> group(object, arn)).toList();
      case TARGET_GROUP -> uid.stream().map(arn -> targets(object, arn)).toList();
      case RECORD_SET ->
          List.of(look(object, call(kind, object), root(kind), AwsNames.answered(object)));
      default -> List.of(look(object, call(kind, object), root(kind), well(kind)));
    };
  }

  private static AwsLook look(ObjectRef object, AwsCall call, String root, String well) {
    return AwsLook.of(object, call, root, List.of(Reading.holds("well", well)));
  }

  /** Each group that a listener gives requests to, by the plan. */
  private static Stream<String> groups(Plan plan, ObjectRef listener, boolean back) {
    List<ShiftTargetWeights> shifts =
        plan.actions().stream()
            .flatMap(a -> a instanceof ShiftTargetWeights s ? Stream.of(s) : Stream.of())
            .filter(s -> s.object().equals(listener))
            .toList();
    if (shifts.isEmpty()) {
      return Stream.of();
    }
    Map<String, Integer> weights = back ? shifts.getFirst().from() : shifts.getLast().to();
    return weights.entrySet().stream().filter(e -> e.getValue() > 0).map(Map.Entry::getKey);
  }

  private static AwsLook group(ObjectRef listener, String arn) {
    return look(listener, health(listener, arn), "@", HEALTHY + " > `0`");
  }

  private static AwsLook targets(ObjectRef group, String arn) {
    return look(
        group, health(group, arn), "@", "%s == %s && %1$s > `0`".formatted(HEALTHY, STAYING));
  }

  private static AwsCall health(ObjectRef object, String arn) {
    return AwsObjects.call(AwsKind.TARGET_GROUP, object, arn);
  }

  private static AwsCall call(AwsKind kind, ObjectRef object) {
    return switch (kind) {
      case INSTANCE ->
          AwsCall.of(
              AwsService.EC2,
              "DescribeInstanceStatus",
              p -> p.put("IncludeAllInstances", true).putArray("InstanceIds").add(object.name()));
      case MANAGED_INSTANCE ->
          AwsCall.of(
              AwsService.SSM,
              "ListCommands",
              p -> p.put("InstanceId", object.name()).put("MaxResults", 1));
      case FUNCTION_ALIAS ->
          AwsCall.of(
              AwsService.LAMBDA,
              "GetFunction",
              p -> p.put("FunctionName", object.namespace()).put("Qualifier", object.name()));
      default -> AwsObjects.call(kind, object, "");
    };
  }

  private static String root(AwsKind kind) {
    return switch (kind) {
      case INSTANCE -> "InstanceStatuses[0]";
      case MANAGED_INSTANCE -> "@";
      default -> AwsObjects.root(kind);
    };
  }

  private static String well(AwsKind kind) {
    return switch (kind) {
      case INSTANCE ->
          "%s || (%s && %s && %s)"
              .formatted(
                  Jmes.is("InstanceState.Name", "stopped"),
                  Jmes.is("InstanceState.Name", "running"),
                  Jmes.is("SystemStatus.Status", "ok"),
                  Jmes.is("InstanceStatus.Status", "ok"));
      case MANAGED_INSTANCE -> Jmes.is("not_null(Commands[0].Status, `\"Success\"`)", "Success");
      case GROUP ->
          "%s == DesiredCapacity && length(not_null(Instances, `[]`)) == DesiredCapacity"
              .formatted(IN_SERVICE);
      case ECS_SERVICE ->
          "length(not_null(deployments, `[]`)) == `1` && runningCount == desiredCount && "
              + Jmes.is("not_null(%s, `\"COMPLETED\"`)".formatted(PRIMARY), "COMPLETED");
      case ECS_TASK -> Jmes.is("lastStatus", "RUNNING");
      case DB_INSTANCE -> Jmes.is("DBInstanceStatus", "available");
      case DB_CLUSTER ->
          "%s && %s"
              .formatted(
                  Jmes.is("Status", "available"), Jmes.some("DBClusterMembers", "IsClusterWriter"));
      case ALARM -> Jmes.is("StateValue", "OK");
      case FUNCTION_ALIAS, FUNCTION -> WELL;
      case QUEUE -> Jmes.is("ApproximateNumberOfMessages", "0");
      case TABLE -> Jmes.is("TableStatus", "ACTIVE");
      case TARGET_GROUP, LISTENER, RECORD_SET ->
          throw new IllegalArgumentException("by more than its kind: " + kind);
    };
  }
}
