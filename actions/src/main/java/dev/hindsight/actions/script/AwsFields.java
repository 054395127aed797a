package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.GroupProcess;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.ShiftTargetWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in an AWS object the fields are that actions change; what it is on its way to counts. */
final class AwsFields {

  private static final String ON = Jmes.oneOf("State.Name", "running", "pending");

  private AwsFields() {}

  static Reading number(String label, String field, long from, long to) {
    return new Reading(label, field, Long.toString(from), Long.toString(to));
  }

  /** Whether an instance runs or is to run soon. */
  static Reading on() {
    return Reading.becomes("on", ON);
  }

  static Reading power(String on) {
    return Reading.stays("on", ON, on);
  }

  /** To stop an instance whose root is on an instance store volume would be to lose it. */
  static Reading lastingRoot() {
    return Reading.stays(
        "root-on-instance-store", Jmes.oneOf("RootDeviceType", "instance-store"), "false");
  }

  /** The Auto Scaling group of an instance. */
  static Reading group(String group) {
    return Reading.stays(
        "group", Jmes.first("Tags", Jmes.is("Key", "aws:autoscaling:groupName"), "Value"), group);
  }

  static Reading suspended(GroupProcess process) {
    return Reading.becomes(
        "suspended." + process.name(),
        Jmes.some("SuspendedProcesses", Jmes.is("ProcessName", process.name())));
  }

  static Reading deployment(ForceDeployment force) {
    return Reading.newer(
        "newer-deployment",
        Jmes.first("deployments", Jmes.is("status", "PRIMARY"), "id"),
        force.from());
  }

  static Reading definition(RollBackTaskDefinition back) {
    AwsPlace place = AwsPlace.of(back.object()).orElseThrow();
    String prefix =
        "arn:%s:ecs:%s:%s:task-definition/"
            .formatted(place.partition(), place.region(), place.account());
    return new Reading(
        "task-definition", "taskDefinition", prefix + back.from(), prefix + back.to());
  }

  static List<Reading> writer(FailOverCluster fail) {
    return List.of(
        new Reading(
            "writer",
            Jmes.first("DBClusterMembers", "IsClusterWriter", "DBInstanceIdentifier"),
            fail.from(),
            fail.to()),
        Reading.holds(
            "member", Jmes.some("DBClusterMembers", Jmes.is("DBInstanceIdentifier", fail.to()))));
  }

  static Reading databaseClass(SetDatabaseClass set) {
    return new Reading(
        "class", "PendingModifiedValues.DBInstanceClass || DBInstanceClass", set.from(), set.to());
  }

  static Reading storage(GrowDatabaseStorage grow) {
    return number(
        "gib",
        "not_null((PendingModifiedValues.[AllocatedStorage])[?@ > `0`] | [0], AllocatedStorage)",
        grow.from(),
        grow.to());
  }

  /** One that only finishes what it was asked is out. */
  static Reading registered(String id, int port) {
    return Reading.becomes(
        "target",
        Jmes.some(
            "TargetHealthDescriptions",
            "%s && Target.Port == `%d` && TargetHealth.State != `\"draining\"`"
                .formatted(Jmes.is("Target.Id", id), port)));
  }

  /** A call sets all that a listener does: nothing else may be there. */
  static List<Reading> weights(ShiftTargetWeights shift) {
    String groups = "DefaultActions[0].ForwardConfig.TargetGroups";
    List<Reading> readings = new ArrayList<>();
    shift
        .from()
        .forEach(
            (arn, weight) ->
                readings.add(
                    number(
                        "weight." + arn.split("/", 3)[1],
                        "not_null(%s, `1`)"
                            .formatted(
                                Jmes.first(groups, Jmes.is("TargetGroupArn", arn), "Weight")),
                        weight,
                        shift.to().getOrDefault(arn, weight))));
    readings.add(
        Reading.stays(
            "groups",
            "length(not_null(%s, `[]`))".formatted(groups),
            Integer.toString(shift.from().size())));
    readings.add(Reading.stays("actions", "length(not_null(DefaultActions, `[]`))", "1"));
    readings.add(
        Reading.stays(
            "sticky",
            "not_null(DefaultActions[0].ForwardConfig.TargetGroupStickinessConfig.Enabled,"
                + " `false`)",
            "false"));
    return readings;
  }

  /** Whether an alarm triggers anything. */
  static Reading actions() {
    return Reading.becomes("actions", "not_null(ActionsEnabled, `true`)");
  }

  /** One that shares its calls between versions is not to be pointed elsewhere. */
  static List<Reading> version(RollBackAlias back) {
    return List.of(
        new Reading("version", "FunctionVersion", back.from(), back.to()),
        Reading.stays(
            "shares", "length(not_null(RoutingConfig.AdditionalVersionWeights, `{}`))", "0"));
  }

  static Reading reserved(SetFunctionConcurrency set) {
    return new Reading(
        "reserved",
        "not_null(Concurrency.ReservedConcurrentExecutions, `\"no\"`)",
        words(set.from()),
        words(set.to()));
  }

  private static String words(Optional<Integer> calls) {
    return calls.map(Object::toString).orElse(SetFunctionConcurrency.NOTHING);
  }

  static List<Reading> capacity(SetTableCapacity set) {
    return List.of(
        number(
            "read", "ProvisionedThroughput.ReadCapacityUnits", set.from().read(), set.to().read()),
        number(
            "write",
            "ProvisionedThroughput.WriteCapacityUnits",
            set.from().write(),
            set.to().write()));
  }
}
