package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.Subject;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.adapter.Machines;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** What is seen of objects in AWS, and what is said where it is not. */
class AwsObserverTest {

  private static final ObjectRef NODE = new ObjectRef("c1", "Node", "", "worker-2");
  private static final ObjectRef INSTANCE = AwsBed.ref(AwsKind.INSTANCE, "", CloudScenes.BAD);
  private static final ObjectRef FUNCTION = AwsBed.ref(AwsKind.FUNCTION, "", "resize");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T03:00:00Z"), ZoneOffset.UTC);
  private static final AwsSettings SETTINGS = AwsBed.settings(URI.create("http://127.0.0.1:9"));

  /** The cluster has the machine that is in trouble as a node. */
  private Machines machines =
      ids ->
          new Outcome.Done<>(
              ids.contains(CloudScenes.BAD)
                  ? Map.of(CloudScenes.BAD, new Machines.Node(NODE, List.of("Ready=False x: y")))
                  : Map.of());

  private Diagnosis look(Aws aws, ObjectRef... objects) {
    return look(aws, SETTINGS, objects);
  }

  private Diagnosis look(Aws aws, AwsSettings settings, ObjectRef... objects) {
    return AwsObservers.of(
            aws, settings, machines, text -> text.replace("hunter2", "[redacted]"), CLOCK)
        .observe(
            new Subject("shop", Optional.empty(), Optional.empty(), List.of(), List.of(objects)),
            Duration.ofSeconds(2));
  }

  private static List<String> lines(Diagnosis seen, ObjectRef object, Kind kind) {
    return seen.observations().stream()
        .filter(one -> one.object().equals(object) && one.kind() == kind)
        .map(Observation::line)
        .toList();
  }

  /** Slow instances would else take the nodes' time. */
  @Test
  void theNodesAreAskedForBesideTheInstances() {
    CountDownLatch asked = new CountDownLatch(1);
    Machines known = machines;
    machines =
        ids -> {
          asked.countDown();
          return known.nodes(ids);
        };
    ScriptedAws aws = CloudScenes.unhealthyTarget();
    Outcome<JsonNode> instances =
        aws.call("eu-west-1", AwsCall.of(AwsService.EC2, "DescribeInstances", _ -> {}), "them");
    aws.on(
        "DescribeInstances",
        _ -> {
          uninterrupted(asked);
          return instances;
        });
    Diagnosis seen = look(aws, CloudScenes.GROUP, CloudScenes.ALARM);
    assertThat(lines(seen, NODE, Kind.NODE))
        .contains("Node worker-2 runs on EC2Instance " + CloudScenes.BAD);
    assertThat(seen.missing()).isEmpty();
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aTargetThatIsOutLeadsToItsInstanceAndThatToItsNode() {
    Diagnosis seen = look(CloudScenes.unhealthyTarget(), CloudScenes.GROUP, CloudScenes.ALARM);

    assertThat(seen.workload()).contains(CloudScenes.GROUP);
    assertThat(seen.missing()).isEmpty();
    assertThat(lines(seen, CloudScenes.GROUP, Kind.CONDITION))
        .containsExactly(
            "TargetGroup checkout-web: target %s:8080 is unhealthy: Target.ResponseCodeMismatch Health checks failed with these codes: [502]"
                .formatted(CloudScenes.BAD));
    assertThat(lines(seen, CloudScenes.GROUP, Kind.METRIC))
        .contains("UnHealthyHostCount of checkout-web rose from 0 to 1, at most 1 (not zero)");
    assertThat(lines(seen, CloudScenes.ALARM, Kind.CONDITION))
        .singleElement()
        .asString()
        .startsWith("Alarm checkout-unhealthy is ALARM since 4 min: Threshold Crossed");
    assertThat(lines(seen, CloudScenes.ALARM, Kind.METRIC))
        .singleElement()
        .asString()
        .endsWith("the alarm's threshold of 0 was crossed");
    assertThat(lines(seen, INSTANCE, Kind.WORKLOAD))
        .containsExactly(
            INSTANCE.display() + " is a target of TargetGroup checkout-web",
            INSTANCE.display()
                + " is running since 2 days: m5.large in eu-west-1a, Auto Scaling group checkout");
    assertThat(lines(seen, INSTANCE, Kind.CONDITION))
        .contains(INSTANCE.display() + ": instance status check ok");
    assertThat(lines(seen, NODE, Kind.NODE))
        .containsExactly(
            "Node worker-2 runs on EC2Instance " + CloudScenes.BAD, "Ready=False x: y");
  }

  @Test
  void theAlarmAloneLeadsToAllThat() {
    Diagnosis seen = look(CloudScenes.unhealthyTarget(), CloudScenes.ALARM);

    assertThat(seen.observations())
        .extracting(Observation::object)
        .contains(CloudScenes.ALARM, CloudScenes.GROUP, INSTANCE, NODE);
  }

  @Test
  void anInstanceThatFailsItsChecksSaysSo() {
    ScriptedAws aws =
        CloudScenes.unhealthyTarget()
            .answers("DescribeInstanceStatus", CloudScenes.status("impaired"));

    assertThat(lines(look(aws, CloudScenes.GROUP), INSTANCE, Kind.CONDITION))
        .contains(INSTANCE.display() + ": instance status check failed (impaired) since 10 min");
  }

  @Test
  void aMachineThatIsGoneIsAFindingAndNoGap() {
    ScriptedAws aws =
        CloudScenes.unhealthyTarget()
            .on(
                "DescribeInstances",
                _ -> new Outcome.GaveUp<>(Reason.GONE, INSTANCE.display() + ": not found"));
    Diagnosis seen = look(aws, CloudScenes.GROUP);

    assertThat(lines(seen, INSTANCE, Kind.CONDITION))
        .containsExactly(INSTANCE.display() + " is not there any more, or never was");
    assertThat(seen.missing()).isEmpty();
  }

  @Test
  void aGroupTellsWhyItGetsNoInstances() {
    ObjectRef group = AwsBed.ref(AwsKind.GROUP, "", "checkout");
    Diagnosis seen = look(CloudScenes.groupWithoutRoom(), group);

    assertThat(lines(seen, group, Kind.WORKLOAD))
        .containsExactly(
            "AutoScalingGroup checkout has 1 of 4 wanted instances in service (min 2, max 6):"
                + " capacity is missing");
    assertThat(lines(seen, group, Kind.EVENT))
        .singleElement()
        .asString()
        .startsWith("Warning ScalingActivity x1: AutoScalingGroup checkout: Launching")
        .contains("sufficient m5.large capacity");
  }

  @Test
  void aServiceTellsItsDeploymentsEventsAndHowTasksEnded() {
    ObjectRef service = AwsBed.ref(AwsKind.ECS_SERVICE, "prod", "checkout");
    Diagnosis seen = look(CloudScenes.failingTasks("2026-03-01T02:50:00Z"), service);

    assertThat(lines(seen, service, Kind.ROLLOUT))
        .contains("deployment (current, 10 min ago): task definition checkout:7 -> checkout:8");
    assertThat(lines(seen, service, Kind.CONDITION))
        .anyMatch(line -> line.contains("is IN_PROGRESS, 7 tasks failed to start"))
        .anyMatch(line -> line.contains("stopped 0 min ago (EssentialContainerExited)"))
        .anyMatch(line -> line.endsWith("container app exit code 1"));
    assertThat(lines(seen, service, Kind.EVENT))
        .singleElement()
        .asString()
        .startsWith("Warning ServiceEvent x1: ECSService prod/checkout: ");
  }

  @Test
  void aDatabaseTellsItsRoomAndItsEvents() {
    ObjectRef database = AwsBed.ref(AwsKind.DB_INSTANCE, "", "orders");
    Diagnosis seen =
        look(
            CloudScenes.database(
                "storage-full",
                Map.of("FreeStorageSpace", "[9000000000, 1000000]"),
                "Multi-AZ instance failover completed"),
            database);

    assertThat(lines(seen, database, Kind.WORKLOAD))
        .singleElement()
        .asString()
        .startsWith("RDSInstance orders is storage-full: postgres 16.3");
    assertThat(lines(seen, database, Kind.METRIC))
        .containsExactly(
            "FreeStorageSpace of orders fell from 8.4 GiB to 0.0 GiB, at least 0.0 GiB of 100.0 GiB"
                + " (running out)");
    assertThat(lines(seen, database, Kind.EVENT))
        .containsExactly(
            "Warning DatabaseEvent x1: RDSInstance orders: Multi-AZ instance failover completed");
  }

  @Test
  void aQueueLeadsToItsDeadLetters() {
    ObjectRef dead = AwsBed.ref(AwsKind.QUEUE, "", "orders-dead");

    assertThat(
            lines(
                look(CloudScenes.deadLetters(), AwsBed.ref(AwsKind.QUEUE, "", "orders")),
                dead,
                Kind.WORKLOAD))
        .containsExactly(
            "Queue orders-dead takes the dead letters of Queue orders",
            "Queue orders-dead has 12 messages waiting, 0 in flight");
  }

  @Test
  void logsAreRedactedAndBounded() {
    ScriptedAws aws =
        CloudScenes.function(Map.of(), "2026-01-01T00:00:00.000+0000")
            .answers("DescribeLogStreams", "{\"logStreams\": [{\"logStreamName\": \"s\"}]}")
            .on("GetLogEvents", _ -> events());
    Diagnosis seen = look(aws, FUNCTION);

    assertThat(lines(seen, FUNCTION, Kind.LOG))
        .hasSizeLessThanOrEqualTo(20)
        .allMatch(line -> line.length() <= 300)
        .contains("ERROR login with [redacted] failed 999");
    assertThat(seen.observations()).noneMatch(one -> one.line().contains("hunter2"));
  }

  private static Outcome<JsonNode> events() {
    var answer = JsonMapper.shared().createObjectNode();
    ArrayNode events = answer.putArray("events");
    IntStream.range(0, 1_000)
        .forEach(
            i -> events.addObject().put("message", "ERROR login with hunter2 failed " + i + "\n"));
    return new Outcome.Done<>(answer);
  }

  @Test
  void whatIsThrottledIsMissingAndAllElseIsTold() {
    ScriptedAws aws =
        CloudScenes.unhealthyTarget()
            .on(
                "GetMetricData",
                _ ->
                    new Outcome.TryAgain<>(
                        Reason.THROTTLED, "AWS asks to slow down", Duration.ZERO));
    Diagnosis seen = look(aws, CloudScenes.GROUP);

    assertThat(seen.missing())
        .containsExactly(
            "metrics of TargetGroup checkout-web: AWS asks to slow down",
            "metrics of %s: AWS asks to slow down".formatted(INSTANCE.display()));
    assertThat(lines(seen, CloudScenes.GROUP, Kind.CONDITION)).isNotEmpty();
  }

  @Test
  void whatIsSlowIsMissingAndHoldsUpNothing() {
    CountDownLatch never = new CountDownLatch(1);
    ScriptedAws aws =
        CloudScenes.unhealthyTarget()
            .on(
                "DescribeInstances",
                _ -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                  return new Outcome.GaveUp<>(Reason.GONE, "");
                });
    Diagnosis seen = look(aws, CloudScenes.GROUP);

    assertThat(seen.missing()).contains(INSTANCE.display() + ": not read within 2 s");
    assertThat(lines(seen, CloudScenes.GROUP, Kind.CONDITION)).isNotEmpty();
  }

  @Test
  void whereNoRegionIsNamedNothingIsAskedAndNothingIsMissed() {
    ScriptedAws aws = CloudScenes.unhealthyTarget();
    AwsSettings none =
        new AwsSettings(List.of(), List.of(), null, Duration.ofSeconds(5), Duration.ofSeconds(1));
    Diagnosis seen = look(aws, none, CloudScenes.GROUP);

    assertThat(aws.calls).isEmpty();
    assertThat(seen.missing()).isEmpty();
    assertThat(seen.observations()).isEmpty();
    assertThat(seen.workload()).isEmpty();
  }

  @Test
  void anotherAccountIsNotLookedAt() {
    ObjectRef elsewhere =
        new ObjectRef("aws/999999999999/eu-west-1", "TargetGroup", "", "checkout-web");
    ScriptedAws aws = CloudScenes.unhealthyTarget();
    Diagnosis seen = look(aws, elsewhere);

    assertThat(seen.missing())
        .singleElement()
        .asString()
        .contains("aws/999999999999/eu-west-1", "aws/123456789012/eu-west-1");
    assertThat(aws.calls).extracting(call -> call.operation()).containsOnly("GetCallerIdentity");
  }

  @Test
  void nothingIsEverChangedAndTheCallsAreFew() {
    ScriptedAws aws = CloudScenes.unhealthyTarget();
    ObjectRef[] many =
        IntStream.range(0, 40)
            .mapToObj(i -> AwsBed.ref(AwsKind.TARGET_GROUP, "", "web-" + i))
            .toArray(ObjectRef[]::new);
    look(aws, many);

    assertThat(aws.calls)
        .extracting(call -> call.operation())
        .allMatch(name -> name.matches("(?:Describe|Get|List)\\w+"));
    assertThat(aws.calls).hasSizeLessThan(80);
  }

  @Test
  void aClusterThatDoesNotAnswerIsMissedOnlyWhereThereIsOne() {
    machines = _ -> new Outcome.GaveUp<>(Reason.NOT_CONFIGURED, "no kubeconfig");
    assertThat(look(CloudScenes.unhealthyTarget(), CloudScenes.GROUP).missing()).isEmpty();

    machines = _ -> new Outcome.TryAgain<>(Reason.UNREACHABLE, "cannot be reached", Duration.ZERO);
    assertThat(look(CloudScenes.unhealthyTarget(), CloudScenes.GROUP).missing())
        .containsExactly("nodes of the cluster: cannot be reached");
  }
}
