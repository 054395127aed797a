package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * AWS with the manners that moto lacks: slow, throttled, behind in what it tells, and it keeps a
 * journal of what took effect.
 */
public final class FakeAws implements Aws {

  public static final String INSTANCE = "i-0123456789abcdef0";
  public static final String TARGET_GROUP =
      "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0a1b2c3d4e5f6071";

  /** What a call meets. */
  public enum Trouble {
    /** It is done. */
    NONE,
    /** Nothing is done, for want of a right. */
    REFUSED,
    /** Nothing is done, and it says so. */
    THROTTLED,
    /** It is done, and the answer is lost. */
    LOST_AFTER,
    /** Nothing is done, and no answer comes. */
    LOST_BEFORE,
    /** An error of the server's own, after it was done. */
    ERROR_AFTER
  }

  private final Map<String, ObjectNode> answers = new HashMap<>();
  private final Map<String, ObjectNode> old = new HashMap<>();
  private final Deque<Trouble> troubles = new ArrayDeque<>();
  private final List<AwsCall> effects = new ArrayList<>();
  private int stale;
  private int number;

  public FakeAws() {
    put("GetCallerIdentity", "{\"Account\":\"123456789012\"}");
    put(
        "DescribeInstances",
        """
        {"Reservations":[{"Instances":[{"InstanceId":"%s","InstanceType":"m5.large",
        "RootDeviceType":"ebs","State":{"Name":"running"},"Tags":[]}]}]}\
        """
            .formatted(INSTANCE));
    put(
        "DescribeInstanceStatus",
        """
        {"InstanceStatuses":[{"SystemStatus":{"Status":"ok"},"InstanceStatus":{"Status":"ok"}}]}\
        """);
    put(
        "DescribeServices",
        """
        {"services":[{"serviceArn":"arn:aws:ecs:eu-west-1:123456789012:service/prod/checkout",
        "createdAt":"2026-01-01T00:00:00Z","status":"ACTIVE","desiredCount":2,"runningCount":2,
        "taskDefinition":"arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:7",
        "deployments":[{"id":"ecs-svc/1","status":"PRIMARY","rolloutState":"COMPLETED"}]}]}\
        """);
    put(
        "ListTaskDefinitions",
        """
        {"taskDefinitionArns":["arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:7",
        "arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:6"]}\
        """);
    put(
        "DescribeTargetGroups",
        """
        {"TargetGroups":[{"TargetGroupArn":"%s"}]}\
        """
            .formatted(TARGET_GROUP));
    put(
        "DescribeTargetHealth",
        """
        {"TargetHealthDescriptions":[
        {"Target":{"Id":"%s","Port":8080},"TargetHealth":{"State":"unhealthy"}},
        {"Target":{"Id":"i-0fedcba9876543210","Port":8080},"TargetHealth":{"State":"healthy"}}]}\
        """
            .formatted(INSTANCE));
    put(
        "DescribeInstanceInformation",
        """
        {"InstanceInformationList":[{"InstanceId":"%s","PingStatus":"Online"}]}\
        """
            .formatted(INSTANCE));
    put("ListCommands", "{\"Commands\":[]}");
    put(
        "DescribeAlarms",
        """
        {"MetricAlarms":[{"AlarmArn":"arn:aws:cloudwatch:eu-west-1:123456789012:alarm:web",
        "StateValue":"OK","StateReason":"fine","ActionsEnabled":true}]}\
        """);
    put(
        "ListResourceRecordSets",
        """
        {"ResourceRecordSets":[
        {"Name":"www.example.com.","Type":"A","SetIdentifier":"main","Weight":100,"TTL":60,
        "ResourceRecords":[{"Value":"192.0.2.1"}]},
        {"Name":"www.example.com.","Type":"A","SetIdentifier":"standby","Weight":0,"TTL":60,
        "ResourceRecords":[{"Value":"192.0.2.9"}]},
        {"Name":"www.example.com.","Type":"AAAA","TTL":60,"ResourceRecords":[{"Value":"::1"}]}]}\
        """);
    put("ListTagsForResource", "{\"ResourceTagSet\":{\"Tags\":[]}}");
    put(
        "DescribeDBInstances",
        """
        {"DBInstances":[{"DBInstanceIdentifier":"orders","DbiResourceId":"db-1",
        "DBInstanceStatus":"available","AllocatedStorage":100}]}\
        """);
    put("DescribeDBSnapshots", "{\"DBSnapshots\":[]}");
    put(
        "DescribeDBClusters",
        """
        {"DBClusters":[{"DBClusterIdentifier":"ledger","DbClusterResourceId":"cluster-1",
        "Status":"available","DBClusterMembers":[
        {"DBInstanceIdentifier":"ledger-1","IsClusterWriter":true},
        {"DBInstanceIdentifier":"ledger-2","IsClusterWriter":false}]}]}\
        """);
    put("DescribeTags", "{}");
    put("GetChange", "{\"ChangeInfo\":{\"Status\":\"INSYNC\"}}");
  }

  private void put(String operation, String json) {
    answers.put(operation, (ObjectNode) JsonMapper.shared().readTree(json));
  }

  /** The next writes meet these, one each. */
  public void meets(Trouble... next) {
    troubles.addAll(List.of(next));
  }

  /** So many reads after the next write tell what was before it; without one, before the last. */
  public void behind(int reads) {
    stale = reads;
  }

  /** The instance belongs to this Auto Scaling group. */
  public void inGroup(String group) {
    ((ArrayNode) at("DescribeInstances", "/Reservations/0/Instances/0").path("Tags"))
        .addObject()
        .put("Key", Tags.GROUP)
        .put("Value", group);
  }

  /** The calls that took effect. */
  public List<AwsCall> effects() {
    return List.copyOf(effects);
  }

  @Override
  public synchronized Outcome<JsonNode> call(String region, AwsCall call, String what) {
    ObjectNode answer = answers.get(call.operation());
    if (answer != null) {
      return new Outcome.Done<>(read(call.operation(), answer));
    }
    if (call.parameters().path("DryRun").asBoolean(false)) {
      return new Outcome.GaveUp<>(Reason.INVALID, Refused.DRY_RUN);
    }
    return write(call);
  }

  private JsonNode read(String operation, ObjectNode answer) {
    @Nullable ObjectNode before = old.get(operation);
    if (before != null && stale > 0) {
      stale--;
      return before.deepCopy();
    }
    return answer.deepCopy();
  }

  private Outcome<JsonNode> write(AwsCall call) {
    @Nullable Trouble trouble = troubles.poll();
    if (trouble == Trouble.THROTTLED) {
      return again(Reason.THROTTLED, "AWS asks to slow down");
    }
    if (trouble == Trouble.REFUSED) {
      return new Outcome.GaveUp<>(Reason.FORBIDDEN, "the bot lacks the right");
    }
    if (trouble == Trouble.LOST_BEFORE) {
      return again(Reason.UNREACHABLE, "the connection was cut");
    }
    answers.forEach((operation, answer) -> old.put(operation, answer.deepCopy()));
    effect(call);
    effects.add(call);
    if (trouble == Trouble.LOST_AFTER) {
      return again(Reason.TIMEOUT, "no answer came");
    }
    return trouble == Trouble.ERROR_AFTER
        ? again(Reason.SERVER_ERROR, "AWS has an error (500)")
        : new Outcome.Done<>(answer(call));
  }

  private JsonNode answer(AwsCall call) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    if (call.operation().equals("ChangeResourceRecordSets")) {
      answer.putObject("ChangeInfo").put("Id", "/change/C" + effects.size());
    }
    return answer;
  }

  /** Whether changes of names have come to all name servers. */
  public void inSync(boolean all) {
    at("GetChange", "/ChangeInfo").put("Status", all ? "INSYNC" : "PENDING");
  }

  /** How the database is. */
  public void database(String status) {
    at("DescribeDBInstances", "/DBInstances/0").put("DBInstanceStatus", status);
  }

  /** The failover is over. */
  public void failedOver() {
    ObjectNode cluster = at("DescribeDBClusters", "/DBClusters/0").put("Status", "available");
    ((ObjectNode) cluster.at("/DBClusterMembers/0")).put("IsClusterWriter", false);
    ((ObjectNode) cluster.at("/DBClusterMembers/1")).put("IsClusterWriter", true);
  }

  /** Somebody sets the number of tasks by hand. */
  public void byHand(int tasks) {
    at("DescribeServices", "/services/0").put("desiredCount", tasks).put("runningCount", tasks);
  }

  /** Somebody gives the first record of a name another address. */
  public void otherAddress(String address) {
    at("ListResourceRecordSets", "/ResourceRecordSets/0/ResourceRecords/0").put("Value", address);
  }

  private void records(ObjectNode given) {
    ArrayNode records = (ArrayNode) answers.get("ListResourceRecordSets").at("/ResourceRecordSets");
    for (JsonNode change : given.at("/ChangeBatch/Changes")) {
      JsonNode wanted = change.path("ResourceRecordSet");
      for (int n = 0; n < records.size(); n++) {
        if (records.get(n).path("SetIdentifier").equals(wanted.path("SetIdentifier"))) {
          records.set(n, wanted.deepCopy());
        }
      }
    }
  }

  private static Outcome<JsonNode> again(Reason reason, String text) {
    return new Outcome.TryAgain<>(reason, text, Duration.ZERO);
  }

  private ObjectNode at(String operation, String pointer) {
    return (ObjectNode) answers.get(operation).at(pointer);
  }

  private void effect(AwsCall call) {
    ObjectNode given = call.parameters();
    switch (call.operation()) {
      case "RebootInstances" -> {}
      case "DeregisterTargets" -> take(target(given));
      case "RegisterTargets" -> {
        ObjectNode in = targets().addObject();
        in.set("Target", target(given));
        in.putObject("TargetHealth").put("State", "initial");
      }
      case "StopInstances" -> power("stopped");
      case "StartInstances" -> power("running");
      case "TerminateInstanceInAutoScalingGroup" -> power("terminated");
      case "UpdateService" -> service(given);
      case "SendCommand" -> {
        ArrayNode commands = (ArrayNode) answers.get("ListCommands").path("Commands");
        commands.insertObject(0).set("Comment", given.path("Comment"));
        ((ObjectNode) commands.get(0)).put("Status", "Success");
      }
      case "DisableAlarmActions" ->
          at("DescribeAlarms", "/MetricAlarms/0").put("ActionsEnabled", false);
      case "EnableAlarmActions" ->
          at("DescribeAlarms", "/MetricAlarms/0").put("ActionsEnabled", true);
      case "ChangeResourceRecordSets" -> records(given);
      case "RebootDBInstance" -> database("rebooting");
      // the writer changes some time later
      case "FailoverDBCluster" ->
          at("DescribeDBClusters", "/DBClusters/0").put("Status", "failing-over");
      default -> throw new IllegalArgumentException("no " + call.operation() + " here");
    }
  }

  private ArrayNode targets() {
    return (ArrayNode) answers.get("DescribeTargetHealth").path("TargetHealthDescriptions");
  }

  /** How the health check of this target goes. */
  public void health(String id, String state) {
    for (JsonNode target : targets()) {
      if (target.at("/Target/Id").asString("").equals(id)) {
        ((ObjectNode) target.path("TargetHealth")).put("State", state);
      }
    }
  }

  private void take(JsonNode target) {
    ArrayNode targets = targets();
    for (int n = targets.size() - 1; n >= 0; n--) {
      if (targets.get(n).path("Target").equals(target)) {
        targets.remove(n);
      }
    }
  }

  private static JsonNode target(ObjectNode given) {
    return given.at("/Targets/0");
  }

  private void power(String state) {
    at("DescribeInstances", "/Reservations/0/Instances/0/State").put("Name", state);
  }

  private void service(ObjectNode given) {
    ObjectNode service = at("DescribeServices", "/services/0");
    if (given.has("desiredCount")) {
      int count = given.path("desiredCount").asInt();
      service.put("desiredCount", count).put("runningCount", count);
    }
    if (given.has("taskDefinition")) {
      service.put("taskDefinition", given.path("taskDefinition").asString());
    }
    if (given.has("forceNewDeployment") || given.has("taskDefinition")) {
      ObjectNode primary = (ObjectNode) service.at("/deployments/0");
      primary.put("id", "ecs-svc/" + (2 + number++));
    }
  }
}
