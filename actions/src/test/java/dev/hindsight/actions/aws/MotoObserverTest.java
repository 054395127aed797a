package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.testing.Moto;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is seen through the SDK: the calls are AWS's own, and so are the answers' names. */
class MotoObserverTest {

  private static final String IMAGE = "ami-12c6146b";

  private static URI endpoint;
  private static AwsBed bed;

  @BeforeAll
  static void start() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    endpoint = Moto.require().endpoint();
    bed = new AwsBed(endpoint);
  }

  private static Diagnosis look(ObjectRef... objects) {
    return AwsObservers.of(
            AwsBed.settings(endpoint),
            _ -> new Outcome.Done<>(Map.of()),
            text -> text,
            Clock.systemUTC())
        .observe(
            new Subject("shop", Optional.empty(), Optional.empty(), List.of(), List.of(objects)),
            Duration.ofSeconds(30));
  }

  private static List<String> lines(Diagnosis seen, ObjectRef object) {
    return seen.observations().stream()
        .filter(one -> one.object().equals(object))
        .map(Observation::line)
        .toList();
  }

  private static String instance() {
    return Answers.text(
        bed.call(
            AwsService.EC2,
            "RunInstances",
            p -> p.put("ImageId", IMAGE).put("MinCount", 1).put("MaxCount", 1)),
        "/Instances/0/InstanceId");
  }

  @Test
  void aStoppedTargetAnAlarmAndItsMetric() {
    String vpc =
        Answers.text(
            bed.call(AwsService.EC2, "CreateVpc", p -> p.put("CidrBlock", "10.0.0.0/16")),
            "/Vpc/VpcId");
    String arn =
        Answers.text(
            bed.call(
                AwsService.LOAD_BALANCING,
                "CreateTargetGroup",
                p ->
                    p.put("Name", "seen")
                        .put("Protocol", "HTTP")
                        .put("Port", 80)
                        .put("VpcId", vpc)),
            "/TargetGroups/0/TargetGroupArn");
    String stopped = instance();
    String running = instance();
    bed.call(
        AwsService.LOAD_BALANCING,
        "RegisterTargets",
        p -> {
          var targets = p.put("TargetGroupArn", arn).putArray("Targets");
          targets.addObject().put("Id", stopped).put("Port", 80);
          targets.addObject().put("Id", running).put("Port", 80);
        });
    bed.call(AwsService.EC2, "StopInstances", p -> p.putArray("InstanceIds").add(stopped));
    bed.call(
        AwsService.CLOUDWATCH,
        "PutMetricAlarm",
        p ->
            p.put("AlarmName", "seen-unhealthy")
                .put("Namespace", "AWS/ApplicationELB")
                .put("MetricName", "UnHealthyHostCount")
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("EvaluationPeriods", 1)
                .put("Period", 60)
                .put("Statistic", "Maximum")
                .put("Threshold", 0)
                .putArray("Dimensions")
                .addObject()
                .put("Name", "TargetGroup")
                .put("Value", arn.replaceFirst(".*:", "")));
    bed.call(
        AwsService.CLOUDWATCH,
        "SetAlarmState",
        p ->
            p.put("AlarmName", "seen-unhealthy")
                .put("StateValue", "ALARM")
                .put("StateReason", "a test"));
    bed.call(
        AwsService.CLOUDWATCH,
        "PutMetricData",
        p -> {
          var datum = p.put("Namespace", "AWS/ApplicationELB").putArray("MetricData").addObject();
          datum.put("MetricName", "UnHealthyHostCount").put("Value", 1);
          datum.put("Timestamp", Instant.now().minusSeconds(120).toString());
          datum
              .putArray("Dimensions")
              .addObject()
              .put("Name", "TargetGroup")
              .put("Value", arn.replaceFirst(".*:", ""));
        });
    ObjectRef alarm = AwsBed.ref(AwsKind.ALARM, "", "seen-unhealthy");
    ObjectRef group = AwsBed.ref(AwsKind.TARGET_GROUP, "", "seen");
    Diagnosis seen = look(alarm);

    assertThat(seen.missing()).isEmpty();
    assertThat(lines(seen, alarm))
        .anyMatch(line -> line.startsWith("Alarm seen-unhealthy is ALARM"))
        .anyMatch(line -> line.contains("the alarm's threshold of 0 was crossed"));
    assertThat(lines(seen, group))
        .contains("TargetGroup seen has 1 healthy of 2 targets")
        .anyMatch(line -> line.startsWith("TargetGroup seen: target " + stopped));
    assertThat(lines(seen, AwsBed.ref(AwsKind.INSTANCE, "", stopped)))
        .anyMatch(line -> line.startsWith("EC2Instance %s is stopped".formatted(stopped)));
  }

  @Test
  void aGroupADatabaseAQueueAndATable() {
    bed.call(
        AwsService.AUTO_SCALING,
        "CreateLaunchConfiguration",
        p ->
            p.put("LaunchConfigurationName", "seen")
                .put("ImageId", IMAGE)
                .put("InstanceType", "m5.large"));
    bed.call(
        AwsService.AUTO_SCALING,
        "CreateAutoScalingGroup",
        p -> {
          p.put("AutoScalingGroupName", "seen").put("LaunchConfigurationName", "seen");
          p.put("MinSize", 1).put("MaxSize", 5).put("DesiredCapacity", 1);
          p.putArray("AvailabilityZones").add("eu-west-1a");
        });
    bed.call(
        AwsService.RDS,
        "CreateDBInstance",
        p ->
            p.put("DBInstanceIdentifier", "seen")
                .put("Engine", "postgres")
                .put("DBInstanceClass", "db.m5.large")
                .put("AllocatedStorage", 100)
                .put("MasterUsername", "someone")
                .put("MasterUserPassword", "only-for-a-test"));
    bed.call(AwsService.SQS, "CreateQueue", p -> p.put("QueueName", "seen-dead"));
    bed.call(
        AwsService.SQS,
        "CreateQueue",
        p ->
            p.put("QueueName", "seen")
                .putObject("Attributes")
                .put(
                    "RedrivePolicy",
                    "{\"deadLetterTargetArn\":\"arn:aws:sqs:eu-west-1:123456789012:seen-dead\",\"maxReceiveCount\":3}"));
    bed.call(
        AwsService.DYNAMODB,
        "CreateTable",
        p -> {
          p.put("TableName", "seen");
          p.putArray("KeySchema").addObject().put("AttributeName", "id").put("KeyType", "HASH");
          p.putArray("AttributeDefinitions")
              .addObject()
              .put("AttributeName", "id")
              .put("AttributeType", "S");
          p.putObject("ProvisionedThroughput")
              .put("ReadCapacityUnits", 5)
              .put("WriteCapacityUnits", 5);
        });
    ObjectRef group = AwsBed.ref(AwsKind.GROUP, "", "seen");
    ObjectRef database = AwsBed.ref(AwsKind.DB_INSTANCE, "", "seen");
    ObjectRef queue = AwsBed.ref(AwsKind.QUEUE, "", "seen");
    ObjectRef table = AwsBed.ref(AwsKind.TABLE, "", "seen");
    Diagnosis seen = look(group, database, queue, table);

    assertThat(lines(seen, group))
        .anyMatch(line -> line.startsWith("AutoScalingGroup seen has 1 of 1 wanted"));
    assertThat(lines(seen, database))
        .anyMatch(line -> line.startsWith("RDSInstance seen is available: postgres"));
    assertThat(lines(seen, queue))
        .anyMatch(line -> line.endsWith("dead letters go to Queue seen-dead"));
    assertThat(lines(seen, AwsBed.ref(AwsKind.QUEUE, "", "seen-dead")))
        .contains("Queue seen-dead takes the dead letters of Queue seen");
    assertThat(lines(seen, table))
        .contains("Table seen is ACTIVE: provisioned for 5 read and 5 write units a second");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void theTailOfALog() {
    String group = "/aws/lambda/seen";
    bed.call(AwsService.LOGS, "CreateLogGroup", p -> p.put("logGroupName", group));
    bed.call(
        AwsService.LOGS,
        "CreateLogStream",
        p -> p.put("logGroupName", group).put("logStreamName", "one"));
    Instant now = Instant.now();
    bed.call(
        AwsService.LOGS,
        "PutLogEvents",
        p -> {
          var events =
              p.put("logGroupName", group).put("logStreamName", "one").putArray("logEvents");
          events
              .addObject()
              .put("timestamp", now.minusSeconds(60).toEpochMilli())
              .put("message", "ERROR it does not work");
        });
    ObjectRef function = AwsBed.ref(AwsKind.FUNCTION, "", "seen");
    Calls calls = call -> bed.api.call(AwsBed.REGION, call, "a test");

    assertThat(AwsBed.done(LogTail.read(calls, function, group, now)))
        .extracting(Told::text)
        .containsExactly("ERROR it does not work");
    assertThat(AwsBed.done(LogTail.read(calls, function, "/aws/lambda/none", now))).isEmpty();
  }
}
