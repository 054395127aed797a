package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** One action of each kind there is in AWS. */
public final class AwsSamples {

  public static final String REGION = "eu-west-1";
  public static final String PLACE = "aws/123456789012/" + REGION;

  private AwsSamples() {}

  public static List<AwsAction> all() {
    Target instance = target(AwsKind.INSTANCE, "", "i-0123456789abcdef0");
    Target group = target(AwsKind.GROUP, "", "web");
    Target service = target(AwsKind.ECS_SERVICE, "prod", "checkout");
    Target database = target(AwsKind.DB_INSTANCE, "", "orders");
    Target targets =
        of(
            AwsKind.TARGET_GROUP,
            "",
            "web",
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0a1b2c3d4e5f6071");
    Target listener =
        of(
            AwsKind.LISTENER,
            "edge",
            "443",
            "arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/edge/0a1b2c3d4e5f6071/0a1b2c3d4e5f6072");
    Target alarm = target(AwsKind.ALARM, "", "web 5xx");
    return List.of(
        new StartInstance(instance),
        new StopInstance(instance),
        new RebootInstance(instance),
        new ChangeInstanceType(instance, "m7g.large", "m7g.xlarge"),
        new SetDesiredCapacity(group, 3, 5),
        new ReplaceInstance(instance, "web"),
        new SuspendProcess(group, GroupProcess.ReplaceUnhealthy),
        new ResumeProcess(group, GroupProcess.ReplaceUnhealthy),
        new RefreshInstances(group, "none", 90),
        new ForceDeployment(service, "ecs-svc/1234567890123456789"),
        new SetDesiredCount(service, 2, 4),
        new RollBackTaskDefinition(service, "checkout:7", "checkout:6"),
        new StopTask(
            target(AwsKind.ECS_TASK, "prod", "0123456789abcdef0123456789abcdef"), "checkout"),
        new RebootDatabase(database, true),
        new FailOverCluster(target(AwsKind.DB_CLUSTER, "", "ledger"), "ledger-1", "ledger-2"),
        new SetDatabaseClass(database, "db.m7g.large", "db.m7g.xlarge"),
        new GrowDatabaseStorage(database, 100, 150),
        new SnapshotDatabase(database, "orders-before-resize"),
        new RegisterTarget(targets, "i-0123456789abcdef0", 8080),
        new DeregisterTarget(targets, "i-0123456789abcdef0", 8080),
        new ShiftTargetWeights(listener, weights(100, 0), weights(0, 100)),
        new RunDocument(
            target(AwsKind.MANAGED_INSTANCE, "", "i-0123456789abcdef0"),
            "AWS-RunPatchBaseline",
            new TreeMap<>(Map.of("Operation", List.of("Scan")))),
        new SetAlarmState(alarm, AlarmState.ALARM, AlarmState.OK),
        new DisableAlarmActions(alarm),
        new EnableAlarmActions(alarm),
        new RollBackAlias(target(AwsKind.FUNCTION_ALIAS, "mailer", "live"), "8", "7"),
        new SetFunctionConcurrency(
            target(AwsKind.FUNCTION, "", "mailer"), Optional.empty(), Optional.of(50)),
        new RedriveQueue(target(AwsKind.QUEUE, "", "orders-dead"), "none", 10),
        new SetTableCapacity(
            target(AwsKind.TABLE, "", "carts"),
            new SetTableCapacity.Capacity(5, 5),
            new SetTableCapacity.Capacity(20, 10)),
        new ShiftRecordWeights(
            target(AwsKind.RECORD_SET, "Z0123456789ABCDEFGHIJ", "www.example.com:A"),
            records(),
            new TreeMap<>(Map.of("main", 20, "standby", 80))));
  }

  /** A plain one, and one that stands for a load balancer. */
  private static SortedMap<String, WeightedRecord> records() {
    return new TreeMap<>(
        Map.of(
            "main",
            new WeightedRecord(
                100,
                Optional.of(60L),
                List.of("192.0.2.1", "192.0.2.2"),
                Optional.empty(),
                Optional.of("0a1b2c3d-0000-4000-8000-000000000001")),
            "standby",
            new WeightedRecord(
                0,
                Optional.empty(),
                List.of(),
                Optional.of(
                    new WeightedRecord.Alias(
                        "Z32O12XQLNTSW2", "edge-1.eu-west-1.elb.amazonaws.com.", true)),
                Optional.empty())));
  }

  private static SortedMap<String, Integer> weights(int blue, int green) {
    String prefix = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/";
    return new TreeMap<>(
        Map.of(prefix + "blue/0a1b2c3d4e5f6071", blue, prefix + "green/0a1b2c3d4e5f6072", green));
  }

  private static Target of(AwsKind kind, String namespace, String name, String uid) {
    return new Target(new ObjectRef(PLACE, kind.kind(), namespace, name), uid, 0);
  }

  /** An object whose name is its identity. */
  public static Target target(AwsKind kind, String namespace, String name) {
    return new Target(new ObjectRef(PLACE, kind.kind(), namespace, name), name, 0);
  }
}
