package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AlarmState;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.GroupProcess;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.SuspendProcess;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.action.WeightedRecord;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.testing.Moto;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/**
 * Actions before moto's server: what they are to change is changed, and their undo takes it back.
 */
class MotoActionsTest {

  private static final String IMAGE = "ami-12c6146b";

  private static AwsBed bed;

  @BeforeAll
  static void start() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    bed = new AwsBed(Moto.require().endpoint());
  }

  /** There, and back again where it has an undo. */
  private static void thereAndBack(AwsAction action) {
    Live after = bed.run(action, "PLN-1/1/00000000");
    assertThat(action.now(after)).isEqualTo(action.after());
    if (action.undo() instanceof Undo.By(Action undo, _)) {
      assertThat(((AwsAction) undo).now(bed.run((AwsAction) undo, "PLN-1/undo-1/00000000")))
          .isEqualTo(action.before());
    }
  }

  private static ObjectRef instance() {
    String id =
        Answers.text(
            bed.call(
                AwsService.EC2,
                "RunInstances",
                p ->
                    p.put("ImageId", IMAGE)
                        .put("MinCount", 1)
                        .put("MaxCount", 1)
                        .put("InstanceType", "m5.large")),
            "/Instances/0/InstanceId");
    return AwsBed.ref(AwsKind.INSTANCE, "", id);
  }

  @Test
  void anInstanceIsStoppedGivenAnotherTypeAndStarted() {
    Target target = bed.read(instance()).target();
    thereAndBack(new RebootInstance(target));
    Live off = bed.run(new StopInstance(target), "m");
    assertThat(new StopInstance(target).now(off)).isEqualTo(new StopInstance(target).after());
    assertThat(AwsBed.done(bed.adapter.health(target.object())).allReady()).isTrue();
    thereAndBack(new ChangeInstanceType(target, "m5.large", "m5.xlarge"));
    Live on = bed.run(new StartInstance(target), "m");
    assertThat(new StartInstance(target).now(on)).isEqualTo(new StartInstance(target).after());
    assertThat(AwsBed.done(bed.adapter.health(target.object())).sentence()).contains("runs");
  }

  @Test
  void whatIsNotThereIsSaidToBeGone() {
    assertThat(bed.adapter.read(AwsBed.ref(AwsKind.INSTANCE, "", "i-0123456789abcdef0")))
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class, gone -> assertThat(gone.reason()).isEqualTo(Reason.GONE));
  }

  @Test
  void anotherAccountIsNeverTouched() {
    ObjectRef elsewhere =
        new ObjectRef("aws/999999999999/eu-west-1", "EC2Instance", "", "i-0123456789abcdef0");
    assertThat(bed.adapter.read(elsewhere))
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            other -> assertThat(other.reason()).isEqualTo(Reason.OTHER_CLUSTER));
  }

  @Test
  void aGroupIsScaledAndItsProcessesSuspended() {
    bed.call(
        AwsService.AUTO_SCALING,
        "CreateLaunchConfiguration",
        p ->
            p.put("LaunchConfigurationName", "web")
                .put("ImageId", IMAGE)
                .put("InstanceType", "m5.large"));
    bed.call(
        AwsService.AUTO_SCALING,
        "CreateAutoScalingGroup",
        p -> {
          p.put("AutoScalingGroupName", "web").put("LaunchConfigurationName", "web");
          p.put("MinSize", 1).put("MaxSize", 5).put("DesiredCapacity", 2);
          p.putArray("AvailabilityZones").add("eu-west-1a");
        });
    Target target = bed.read(AwsBed.ref(AwsKind.GROUP, "", "web")).target();
    thereAndBack(new SetDesiredCapacity(target, 2, 3));
    thereAndBack(new SuspendProcess(target, GroupProcess.ReplaceUnhealthy));
    assertThat(AwsBed.done(bed.adapter.health(target.object())).allReady()).isTrue();
  }

  @Test
  void aServiceIsScaledAndRolledBack() {
    bed.call(AwsService.ECS, "CreateCluster", p -> p.put("clusterName", "prod"));
    for (int revision = 1; revision <= 2; revision++) {
      bed.call(
          AwsService.ECS,
          "RegisterTaskDefinition",
          p -> {
            p.put("family", "checkout");
            p.putArray("containerDefinitions")
                .addObject()
                .put("name", "app")
                .put("image", "app:1")
                .put("memory", 128);
          });
    }
    bed.call(
        AwsService.ECS,
        "CreateService",
        p ->
            p.put("cluster", "prod")
                .put("serviceName", "checkout")
                .put("taskDefinition", "checkout:2")
                .put("desiredCount", 2));
    Target target = bed.read(AwsBed.ref(AwsKind.ECS_SERVICE, "prod", "checkout")).target();
    thereAndBack(new SetDesiredCount(target, 2, 4));
    thereAndBack(new RollBackTaskDefinition(target, "checkout:2", "checkout:1"));
  }

  @Test
  void aDatabaseIsChangedAfterASnapshot() {
    bed.call(
        AwsService.RDS,
        "CreateDBInstance",
        p ->
            p.put("DBInstanceIdentifier", "orders")
                .put("Engine", "postgres")
                .put("DBInstanceClass", "db.m5.large")
                .put("AllocatedStorage", 100)
                .put("MasterUsername", "someone")
                .put("MasterUserPassword", "only-for-a-test"));
    Target target = bed.read(AwsBed.ref(AwsKind.DB_INSTANCE, "", "orders")).target();
    thereAndBack(new SnapshotDatabase(target, "orders-before"));
    thereAndBack(new SetDatabaseClass(target, "db.m5.large", "db.m5.xlarge"));
    thereAndBack(new GrowDatabaseStorage(target, 100, 150));
    thereAndBack(new RebootDatabase(target, false));
    assertThat(AwsBed.done(bed.adapter.health(target.object())).allReady()).isTrue();
  }

  @Test
  void anotherMemberOfAClusterWrites() {
    bed.call(
        AwsService.RDS,
        "CreateDBCluster",
        p ->
            p.put("DBClusterIdentifier", "ledger")
                .put("Engine", "aurora-postgresql")
                .put("MasterUsername", "someone")
                .put("MasterUserPassword", "only-for-a-test"));
    for (int member = 1; member <= 2; member++) {
      String name = "ledger-" + member;
      bed.call(
          AwsService.RDS,
          "CreateDBInstance",
          p ->
              p.put("DBInstanceIdentifier", name)
                  .put("DBClusterIdentifier", "ledger")
                  .put("Engine", "aurora-postgresql")
                  .put("DBInstanceClass", "db.r5.large"));
    }
    Target target = bed.read(AwsBed.ref(AwsKind.DB_CLUSTER, "", "ledger")).target();
    thereAndBack(new FailOverCluster(target, "ledger-1", "ledger-2"));
  }

  @Test
  void aTargetIsTakenOutOfItsGroupAndBack() {
    String vpc =
        Answers.text(
            bed.call(AwsService.EC2, "CreateVpc", p -> p.put("CidrBlock", "10.0.0.0/16")),
            "/Vpc/VpcId");
    String group =
        Answers.text(
            bed.call(
                AwsService.LOAD_BALANCING,
                "CreateTargetGroup",
                p ->
                    p.put("Name", "web").put("Protocol", "HTTP").put("Port", 80).put("VpcId", vpc)),
            "/TargetGroups/0/TargetGroupArn");
    String id = instance().name();
    Target target = bed.read(AwsBed.ref(AwsKind.TARGET_GROUP, "", "web")).target();
    assertThat(target.uid()).isEqualTo(group);
    bed.run(new RegisterTarget(target, id, 80), "m");
    Live alone = bed.read(target.object());
    assertThat(bed.adapter.preview(new DeregisterTarget(target, id, 80), alone))
        .as("nothing would answer any more")
        .isInstanceOf(Outcome.GaveUp.class);
    String other = instance().name();
    thereAndBack(new RegisterTarget(target, other, 80));
    bed.run(new RegisterTarget(target, other, 80), "m");
    thereAndBack(new DeregisterTarget(target, id, 80));
    assertThat(AwsBed.done(bed.adapter.health(target.object())).allReady()).isTrue();
  }

  @Test
  void anAlarmIsSet() {
    bed.call(
        AwsService.CLOUDWATCH,
        "PutMetricAlarm",
        p ->
            p.put("AlarmName", "web 5xx")
                .put("Namespace", "AWS/ApplicationELB")
                .put("MetricName", "HTTPCode_Target_5XX_Count")
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("EvaluationPeriods", 1)
                .put("Period", 60)
                .put("Statistic", "Sum")
                .put("Threshold", 10));
    ObjectRef alarm = AwsBed.ref(AwsKind.ALARM, "", "web 5xx");
    bed.call(
        AwsService.CLOUDWATCH,
        "SetAlarmState",
        p -> p.put("AlarmName", "web 5xx").put("StateValue", "ALARM").put("StateReason", "a test"));
    Target target = bed.read(alarm).target();
    thereAndBack(new SetAlarmState(target, AlarmState.ALARM, AlarmState.OK));
  }

  @Test
  void aTableGetsMoreCapacity() {
    bed.call(
        AwsService.DYNAMODB,
        "CreateTable",
        p -> {
          p.put("TableName", "carts");
          p.putArray("KeySchema").addObject().put("AttributeName", "id").put("KeyType", "HASH");
          p.putArray("AttributeDefinitions")
              .addObject()
              .put("AttributeName", "id")
              .put("AttributeType", "S");
          p.putObject("ProvisionedThroughput")
              .put("ReadCapacityUnits", 5)
              .put("WriteCapacityUnits", 5);
        });
    Target target = bed.read(AwsBed.ref(AwsKind.TABLE, "", "carts")).target();
    thereAndBack(
        new SetTableCapacity(
            target, new SetTableCapacity.Capacity(5, 5), new SetTableCapacity.Capacity(20, 10)));
    assertThat(AwsBed.done(bed.adapter.health(target.object())).allReady()).isTrue();
  }

  private static void record(String zone, String id, int weight, String address) {
    bed.call(
        AwsService.ROUTE_53,
        "ChangeResourceRecordSets",
        p -> {
          ObjectNode change =
              p.put("HostedZoneId", zone)
                  .putObject("ChangeBatch")
                  .putArray("Changes")
                  .addObject()
                  .put("Action", "CREATE")
                  .putObject("ResourceRecordSet");
          change.put("Name", "www.shop.example.").put("Type", "A").put("TTL", 60L);
          change.put("SetIdentifier", id).put("Weight", (long) weight);
          change.putArray("ResourceRecords").addObject().put("Value", address);
        });
  }

  @Test
  void aNameIsAnsweredByAnotherRecordAndTheRestOfItStays() {
    String zone =
        Answers.afterSlash(
            Answers.text(
                bed.call(
                    AwsService.ROUTE_53,
                    "CreateHostedZone",
                    p -> p.put("Name", "shop.example.").put("CallerReference", "once")),
                "/HostedZone/Id"));
    record(zone, "main", 100, "192.0.2.1");
    record(zone, "standby", 0, "192.0.2.9");
    Live live = bed.read(AwsBed.ref(AwsKind.RECORD_SET, zone, "www.shop.example:A"));
    SortedMap<String, WeightedRecord> from =
        new TreeMap<>(Map.of("main", at(100, "192.0.2.1"), "standby", at(0, "192.0.2.9")));
    ShiftRecordWeights shift =
        new ShiftRecordWeights(
            live.target(), from, new TreeMap<>(Map.of("main", 30, "standby", 70)));
    thereAndBack(shift);
    assertThat(AwsBed.done(bed.adapter.health(live.ref())).allReady()).isTrue();
    Written left =
        AwsBed.done(
            bed.adapter.write(new Change(new PlanId(1), shift, live, Optional.empty(), "m")));
    assertThat(left.receipt()).isNotEmpty().doesNotContain("/");
    assertThat(AwsBed.done(bed.adapter.arrived(shift, left.receipt()))).isTrue();
  }

  private static WeightedRecord at(int weight, String address) {
    return new WeightedRecord(
        weight, Optional.of(60L), List.of(address), Optional.empty(), Optional.empty());
  }

  @Test
  void aQueueTellsHowManyMessagesItHas() {
    bed.call(AwsService.SQS, "CreateQueue", p -> p.put("QueueName", "orders-dead"));
    ObjectRef queue = AwsBed.ref(AwsKind.QUEUE, "", "orders-dead");
    assertThat(AwsBed.done(bed.adapter.health(queue)).allReady()).isTrue();
  }
}
