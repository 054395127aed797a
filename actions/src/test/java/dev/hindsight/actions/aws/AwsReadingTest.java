package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.rights.AwsReading;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The rights to read are those that the calls take by which an object is looked at. */
class AwsReadingTest {

  // not a call of its own: a part of what GetFunction answers
  private static final String TAGS = "lambda:ListTags";
  private static final String IDENTITY = "sts:GetCallerIdentity";

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");

  private static final JsonNode ANSWERS =
      JsonMapper.shared()
          .readTree(
              """
              {
                "DescribeInstances": {"Reservations": [{"Instances": [{"State": {"Name": "running"}}]}]},
                "DescribeInstanceStatus": {"InstanceStatuses": [{}]},
                "DescribeAutoScalingGroups": {"AutoScalingGroups": [{}]},
                "DescribeInstanceRefreshes": {},
                "DescribeServices": {"services": [{"taskDefinition": "a/b:2"}]},
                "ListTaskDefinitions": {},
                "DescribeTasks": {"tasks": [{}]},
                "DescribeDBInstances": {"DBInstances": [{"EnabledCloudwatchLogsExports": ["postgresql"]}]},
                "DescribeEvents": {},
                "DescribeScalingActivities": {},
                "GetMetricData": {},
                "ListTasks": {"taskArns": ["a/1"]},
                "DescribeTaskDefinition": {"taskDefinition": {"containerDefinitions": [
                  {"logConfiguration": {"options": {"awslogs-group": "web"}}}]}},
                "DescribeLogStreams": {"logStreams": [{"logStreamName": "one"}]},
                "GetLogEvents": {"events": [{"message": "said"}]},
                "ListDeadLetterSourceQueues": {},
                "DescribeDBSnapshots": {},
                "DescribeDBClusters": {"DBClusters": [{}]},
                "DescribeTargetGroups": {"TargetGroups": [{"TargetGroupArn": "a:targetgroup/web/1",
                  "LoadBalancerArns": ["a:loadbalancer/app/shop/1"]}]},
                "DescribeTargetHealth": {},
                "DescribeLoadBalancers": {"LoadBalancers": [{"LoadBalancerArn": "a:loadbalancer/1"}]},
                "DescribeListeners": {"Listeners": [{"Port": 443, "DefaultActions": [{"ForwardConfig":
                  {"TargetGroups": [{"TargetGroupArn": "a:targetgroup/web/1", "Weight": 1}]}}]}]},
                "DescribeInstanceInformation": {"InstanceInformationList": [{}]},
                "ListCommands": {},
                "DescribeAlarms": {"MetricAlarms": [{"MetricName": "Errors", "Statistic": "Sum"}]},
                "GetAlias": {"FunctionVersion": "2"},
                "ListVersionsByFunction": {},
                "GetFunction": {"Configuration": {}},
                "GetQueueUrl": {"QueueUrl": "u"},
                "GetQueueAttributes": {"Attributes": {}},
                "ListMessageMoveTasks": {},
                "DescribeTable": {"Table": {}},
                "DescribeTags": {},
                "ListQueueTags": {},
                "ListTagsOfResource": {},
                "ListResourceRecordSets": {"ResourceRecordSets": [{"Name": "www.example.com.",
                  "Type": "A", "SetIdentifier": "main", "Weight": 1, "TTL": 60,
                  "ResourceRecords": [{"Value": "192.0.2.1"}]}]},
                "ListTagsForResource": {},
                "GetChange": {"ChangeInfo": {"Status": "INSYNC"}}
              }\
              """);

  static Stream<Resource> resources() {
    return AwsBed.resources(AwsBed.settings(URI.create("http://127.0.0.1:9"))).stream();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void everyCallHasItsRightAndEveryRightItsCall(Resource resource) {
    Set<String> made = new TreeSet<>();
    Calls aws =
        call -> {
          made.add(call.permission());
          return answer(call);
        };
    Live live = AwsBed.done(resource.read(aws, object(resource.kind())));
    AwsBed.done(resource.health(aws, live));
    AwsBed.done(resource.arrived(aws, "C1"));
    asks(live).forEach(ask -> AwsBed.done(ask.read().apply(aws)));
    assertThat(granted(resource.kind())).isEqualTo(made);
  }

  /** All that is asked about an object in an incident; what it leads to has rights of its own. */
  private static List<Ask> asks(Live live) {
    List<Ask> asks = new ArrayList<>();
    asks.add(OtherAlarms.ask(live.ref(), Set.of(live.ref()), NOW));
    for (Eye eye : AwsObservers.eyes()) {
      if (eye.kind().kind().equals(live.ref().kind())) {
        asks.addAll(eye.asks(live, NOW));
        if (!eye.gauges(live).isEmpty()) {
          asks.add(Gauges.ask(live.ref(), eye.gauges(live), NOW));
        }
      }
    }
    return asks;
  }

  @Test
  void everyKindIsReadByOneResource() {
    assertThat(resources().map(Resource::kind)).containsExactlyInAnyOrder(AwsKind.values());
    assertThat(AwsReading.ALL).extracting(AwsReading::name).doesNotHaveDuplicates();
    assertThat(Arrays.stream(AwsKind.values()))
        .allMatch(
            kind ->
                AwsReading.ALL.stream()
                    .anyMatch(r -> r.permission().equals(IDENTITY) && r.kinds().contains(kind)));
  }

  private static Set<String> granted(AwsKind kind) {
    return AwsReading.ALL.stream()
        .filter(one -> one.kinds().contains(kind))
        .map(AwsReading::permission)
        .filter(permission -> !permission.equals(IDENTITY) && !permission.equals(TAGS))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Outcome<JsonNode> answer(AwsCall call) {
    return new Outcome.Done<>(
        Objects.requireNonNull(ANSWERS.get(call.operation()), call.operation()));
  }

  private static ObjectRef object(AwsKind kind) {
    return AwsSamples.all().stream()
        .filter(action -> action.awsKind() == kind)
        .findFirst()
        .map(AwsAction::object)
        .orElseThrow();
  }
}
