package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.net.URI;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a choice between actions looks at is read from the answers of AWS, and nothing is made up.
 */
class AwsFactsTest {

  private static final JsonNode ANSWERS =
      JsonMapper.shared()
          .readTree(
              """
              {
                "DescribeInstances": {"Reservations": [{"Instances": [{"State": {"Name": "running"}}]}]},
                "DescribeInstanceStatus": {"InstanceStatuses": [
                  {"SystemStatus": {"Status": "ok"}, "InstanceStatus": {"Status": "impaired"}}]},
                "DescribeAutoScalingGroups": {"AutoScalingGroups": [{"MinSize": 2, "MaxSize": 8}]},
                "DescribeInstanceRefreshes": {"InstanceRefreshes": [
                  {"InstanceRefreshId": "r-1", "Status": "InProgress"}]},
                "DescribeServices": {"services": [{"taskDefinition": "a:task-definition/web:12",
                  "deployments": [{"status": "PRIMARY", "rolloutState": "FAILED"}]}]},
                "ListTaskDefinitions": {"taskDefinitionArns": ["a:task-definition/web:13",
                  "a:task-definition/web:12", "a:task-definition/web:9", "a:task-definition/webs:11"]},
                "DescribeDBInstances": {"DBInstances": [{"MultiAZ": true}]},
                "DescribeDBSnapshots": {},
                "DescribeDBClusters": {"DBClusters": [{"DBClusterMembers": [
                  {"DBInstanceIdentifier": "w", "IsClusterWriter": true, "PromotionTier": 0},
                  {"DBInstanceIdentifier": "r", "IsClusterWriter": false, "PromotionTier": 1}]}]},
                "DescribeTargetGroups": {"TargetGroups": [{"TargetGroupArn": "t"}]},
                "DescribeTargetHealth": {"TargetHealthDescriptions": [
                  {"Target": {"Id": "i-a", "Port": 80}, "TargetHealth": {"State": "unhealthy"}},
                  {"Target": {"Id": "i-b", "Port": 80}, "TargetHealth": {"State": "draining"}}]},
                "DescribeLoadBalancers": {"LoadBalancers": [{"LoadBalancerArn": "b"}]},
                "DescribeListeners": {"Listeners": [{"Port": 443, "DefaultActions": [{"ForwardConfig":
                  {"TargetGroups": [{"TargetGroupArn": "a:targetgroup/web/1", "Weight": 7}]}}]}]},
                "GetAlias": {"FunctionVersion": "8"},
                "ListVersionsByFunction": {"Versions": [
                  {"Version": "$LATEST"}, {"Version": "5"}, {"Version": "8"}, {"Version": "9"}]},
                "GetQueueUrl": {"QueueUrl": "u"},
                "GetQueueAttributes": {"Attributes": {"ApproximateNumberOfMessages": "3"}},
                "DescribeTags": {},
                "ListQueueTags": {},
                "GetFunction": {},
                "ListMessageMoveTasks": {"Results": [{"StartedTimestamp": 5, "Status": "RUNNING"}]}
              }\
              """);

  @ParameterizedTest
  @CsvSource(
      value = {
        "INSTANCE       | status checks              | impaired",
        "INSTANCE       | instance state             | running",
        "GROUP          | least                      | 2",
        "GROUP          | most                       | 8",
        "GROUP          | progress                   | InProgress",
        "ECS_SERVICE    | rollout                    | FAILED",
        "ECS_SERVICE    | earlier                    | web:9",
        "DB_INSTANCE    | standby                    | yes",
        "DB_CLUSTER     | reader r                   | 1",
        "TARGET_GROUP   | health i-a:80              | unhealthy",
        "TARGET_GROUP   | health i-b:80              |",
        "LISTENER       | weight a:targetgroup/web/1 | 7",
        "FUNCTION_ALIAS | earlier                    | 5",
        "QUEUE          | messages                   | 3",
        "QUEUE          | progress                   | RUNNING"
      },
      delimiter = '|')
  void isRead(AwsKind kind, String field, String value) {
    SortedMap<String, String> fields =
        fields(kind, call -> new Outcome.Done<>(ANSWERS.path(call.operation())));
    if (value == null) {
      assertThat(fields).doesNotContainKey(field);
    } else {
      assertThat(fields).containsEntry(field, value);
    }
  }

  /** Without a right to it there is no fact, and the object is read all the same. */
  @ParameterizedTest
  @CsvSource({
    "INSTANCE, DescribeInstanceStatus, status checks",
    "ECS_SERVICE, ListTaskDefinitions, earlier",
    "FUNCTION_ALIAS, ListVersionsByFunction, earlier"
  })
  void whatCannotBeReadIsNotSaid(AwsKind kind, String operation, String field) {
    assertThat(
            fields(
                kind,
                call ->
                    call.operation().equals(operation)
                        ? new Outcome.GaveUp<>(Reason.FORBIDDEN, "no")
                        : new Outcome.Done<>(ANSWERS.path(call.operation()))))
        .doesNotContainKey(field)
        .isNotEqualTo(Map.of());
  }

  /** By these the policy knows whose an object is. */
  @ParameterizedTest
  @EnumSource(
      value = AwsKind.class,
      names = {
        "TARGET_GROUP",
        "LISTENER",
        "ALARM",
        "QUEUE",
        "TABLE",
        "FUNCTION_ALIAS",
        "MANAGED_INSTANCE",
        "RECORD_SET"
      })
  void itsTagsAreRead(AwsKind kind) {
    JsonNode tags =
        JsonMapper.shared()
            .readTree(
                """
                {
                  "DescribeTags": {"TagDescriptions": [{"Tags": [{"Key": "tier", "Value": "money"}]}]},
                  "DescribeAlarms": {"MetricAlarms": [{"StateValue": "OK"}]},
                  "ListTagsForResource": {"Tags": [{"Key": "tier", "Value": "money"}],
                    "ResourceTagSet": {"Tags": [{"Key": "tier", "Value": "money"}]}},
                  "ListQueueTags": {"Tags": {"tier": "money"}},
                  "DescribeTable": {"Table": {}},
                  "ListTagsOfResource": {"Tags": [{"Key": "tier", "Value": "money"}]},
                  "GetFunction": {"Tags": {"tier": "money"}},
                  "DescribeInstanceInformation": {"InstanceInformationList": [{}]},
                  "ListCommands": {},
                  "DescribeInstances": {"Reservations": [{"Instances": [
                    {"Tags": [{"Key": "tier", "Value": "money"}]}]}]},
                  "ListResourceRecordSets": {"ResourceRecordSets": [
                    {"Name": "www.example.com.", "Type": "A"}]}
                }\
                """);
    Calls aws =
        call ->
            new Outcome.Done<>(
                tags.has(call.operation())
                    ? tags.path(call.operation())
                    : ANSWERS.path(call.operation()));
    assertThat(((Facts.Cloud) live(kind, aws).facts()).tags()).containsEntry("tier", "money");
    String operation =
        Map.of(
                AwsKind.ALARM, "ListTagsForResource",
                AwsKind.QUEUE, "ListQueueTags",
                AwsKind.TABLE, "ListTagsOfResource",
                AwsKind.FUNCTION_ALIAS, "GetFunction",
                AwsKind.MANAGED_INSTANCE, "DescribeInstances",
                AwsKind.RECORD_SET, "ListTagsForResource")
            .getOrDefault(kind, "DescribeTags");
    Calls refusing =
        call ->
            call.operation().equals(operation)
                ? new Outcome.GaveUp<>(Reason.FORBIDDEN, "no")
                : aws.make(call);
    assertThat(resource(kind).read(refusing, object(kind)))
        .as("a rule by label cannot be judged without them")
        .isInstanceOf(Outcome.GaveUp.class);
  }

  /** By this the blast radius counts what is taken away. */
  @ParameterizedTest
  @CsvSource(
      value = {
        "INSTANCE | ok       | 1",
        "INSTANCE | impaired | 0",
        "ECS_TASK | HEALTHY  | 1",
        "ECS_TASK | UNHEALTHY| 0"
      },
      delimiter = '|')
  void whatServesIsToldFromWhatDoesNot(AwsKind kind, String health, int ready) {
    JsonNode answers =
        JsonMapper.shared()
            .readTree(
                """
                {
                  "DescribeInstances": {"Reservations": [{"Instances": [{"State": {"Name": "running"}}]}]},
                  "DescribeInstanceStatus": {"InstanceStatuses": [
                    {"SystemStatus": {"Status": "ok"}, "InstanceStatus": {"Status": "HEALTH"}}]},
                  "DescribeTasks": {"tasks": [{"lastStatus": "RUNNING", "healthStatus": "HEALTH"}]}
                }\
                """
                    .replace("HEALTH\"", health + "\""));
    Live live = live(kind, call -> new Outcome.Done<>(answers.path(call.operation())));
    assertThat(((Facts.Cloud) live.facts()).ready()).isEqualTo(ready);
  }

  /** What a plan is to mend is no reason to give it up. */
  @ParameterizedTest
  @CsvSource({
    "INSTANCE, impaired, false",
    "DB_INSTANCE, storage-full, false",
    "DB_INSTANCE, failed, true"
  })
  void whatIsToBeMendedIsNotStuck(AwsKind kind, String state, boolean stuck) {
    JsonNode answers =
        JsonMapper.shared()
            .readTree(
                """
                {
                  "DescribeInstances": {"Reservations": [{"Instances": [{"State": {"Name": "running"}}]}]},
                  "DescribeInstanceStatus": {"InstanceStatuses": [
                    {"SystemStatus": {"Status": "STATE"}, "InstanceStatus": {"Status": "STATE"}}]},
                  "DescribeDBInstances": {"DBInstances": [{"DBInstanceStatus": "STATE"}]},
                  "DescribeDBSnapshots": {}
                }\
                """
                    .replace("STATE", state));
    Calls aws = call -> new Outcome.Done<>(answers.path(call.operation()));
    Health health = AwsBed.done(resource(kind).health(aws, live(kind, aws)));
    assertThat(health.allReady()).isFalse();
    assertThat(health.stuck()).isEqualTo(stuck);
  }

  private static SortedMap<String, String> fields(AwsKind kind, Calls aws) {
    return ((Facts.Cloud) live(kind, aws).facts()).fields();
  }

  private static Resource resource(AwsKind kind) {
    return AwsBed.resources(AwsBed.settings(URI.create("http://127.0.0.1:9"))).stream()
        .filter(r -> r.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private static Live live(AwsKind kind, Calls aws) {
    return AwsBed.done(resource(kind).read(aws, object(kind)));
  }

  private static ObjectRef object(AwsKind kind) {
    return AwsSamples.all().stream()
        .filter(action -> action.awsKind() == kind)
        .findFirst()
        .map(AwsAction::object)
        .orElseThrow();
  }
}
