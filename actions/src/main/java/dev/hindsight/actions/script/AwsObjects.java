package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.RecordName;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** How an AWS object of each kind is read in one call, and what tells it from all others. */
final class AwsObjects {

  private static final String THERE =
      Jmes.oneOf("State.Name", "pending", "running", "stopping", "stopped");
  private static final String STAYS = "not_null(desiredStatus, `\"STOPPED\"`) != `\"STOPPED\"`";

  private AwsObjects() {}

  /** A look at the action's object and these fields of it. */
  static AwsLook look(AwsAction action, List<Reading> fields) {
    return AwsLook.of(
        action.object(),
        call(action.awsKind(), action.object(), action.target().uid()),
        root(action.awsKind()),
        Stream.concat(identity(action).stream(), fields.stream()).toList());
  }

  /** What an answer begins with as long as the object is there. */
  static String there(AwsAction action) {
    return AwsLook.said(identity(action), Reading::before);
  }

  /** A target group and a name are known by the call alone, which names its ARN or zone. */
  private static List<Reading> identity(AwsAction action) {
    String uid = action.target().uid();
    return switch (action.awsKind()) {
      case INSTANCE -> List.of(uid("InstanceId", uid), Reading.holds("there", THERE));
      case ECS_TASK -> List.of(uid("taskArn", uid), Reading.holds("there", STAYS));
      case MANAGED_INSTANCE -> List.of(uid("InstanceId", uid));
      case GROUP -> List.of(uid("AutoScalingGroupARN", uid));
      // its time of creation is written by each program in another way
      case ECS_SERVICE -> List.of(uid("serviceArn", uid.split("@", 2)[0]));
      case DB_INSTANCE -> List.of(uid("DbiResourceId", uid));
      case DB_CLUSTER -> List.of(uid("DbClusterResourceId", uid));
      case TARGET_GROUP, RECORD_SET -> List.of();
      case LISTENER -> List.of(uid("ListenerArn", uid));
      case ALARM -> List.of(uid("AlarmArn", uid));
      case FUNCTION_ALIAS -> List.of(uid("AliasArn", uid));
      case FUNCTION -> List.of(uid("Configuration.FunctionArn", uid));
      case QUEUE ->
          List.of(uid("join(`\"@\"`, [to_string(QueueArn), to_string(CreatedTimestamp)])", uid));
      case TABLE -> List.of(uid("TableId", uid));
    };
  }

  private static Reading uid(String expression, String uid) {
    return Reading.stays("uid", "not_null(%s, `\"\"`)".formatted(expression), uid);
  }

  /** Where in the answer the object is. */
  static String root(AwsKind kind) {
    return switch (kind) {
      case INSTANCE -> "Reservations[].Instances[] | [0]";
      case MANAGED_INSTANCE -> "InstanceInformationList[0]";
      case GROUP -> "AutoScalingGroups[0]";
      case ECS_SERVICE -> "services[0]";
      case ECS_TASK -> "tasks[0]";
      case DB_INSTANCE -> "DBInstances[0]";
      case DB_CLUSTER -> "DBClusters[0]";
      case LISTENER -> "Listeners[0]";
      case ALARM -> "MetricAlarms[0], CompositeAlarms[0]";
      case QUEUE -> "Attributes";
      case TABLE -> "Table";
      case TARGET_GROUP, FUNCTION_ALIAS, FUNCTION, RECORD_SET -> "@";
    };
  }

  /** The call that reads it. */
  static AwsCall call(AwsKind kind, ObjectRef object, String uid) {
    String name = object.name();
    String in = object.namespace();
    return switch (kind) {
      case INSTANCE ->
          call(AwsService.EC2, "DescribeInstances", p -> filter(p, "Name", "instance-id", name));
      case MANAGED_INSTANCE ->
          call(
              AwsService.SSM,
              "DescribeInstanceInformation",
              p -> filter(p, "Key", "InstanceIds", name));
      case GROUP ->
          call(
              AwsService.AUTO_SCALING,
              "DescribeAutoScalingGroups",
              p -> p.putArray("AutoScalingGroupNames").add(name));
      case ECS_SERVICE ->
          call(
              AwsService.ECS,
              "DescribeServices",
              p -> p.put("cluster", in).putArray("services").add(name));
      case ECS_TASK ->
          call(
              AwsService.ECS,
              "DescribeTasks",
              p -> p.put("cluster", in).putArray("tasks").add(name));
      case DB_INSTANCE ->
          call(AwsService.RDS, "DescribeDBInstances", p -> p.put("DBInstanceIdentifier", name));
      case DB_CLUSTER ->
          call(AwsService.RDS, "DescribeDBClusters", p -> p.put("DBClusterIdentifier", name));
      case TARGET_GROUP ->
          call(
              AwsService.LOAD_BALANCING, "DescribeTargetHealth", p -> p.put("TargetGroupArn", uid));
      case LISTENER ->
          call(
              AwsService.LOAD_BALANCING,
              "DescribeListeners",
              p -> p.putArray("ListenerArns").add(uid));
      case ALARM ->
          call(
              AwsService.CLOUDWATCH,
              "DescribeAlarms",
              p -> {
                p.putArray("AlarmNames").add(name);
                p.putArray("AlarmTypes").add("MetricAlarm").add("CompositeAlarm");
              });
      case FUNCTION_ALIAS ->
          call(AwsService.LAMBDA, "GetAlias", p -> p.put("FunctionName", in).put("Name", name));
      case FUNCTION -> call(AwsService.LAMBDA, "GetFunction", p -> p.put("FunctionName", name));
      case QUEUE ->
          call(
              AwsService.SQS,
              "GetQueueAttributes",
              p -> p.put("QueueUrl", url(object)).putArray("AttributeNames").add("All"));
      case TABLE -> call(AwsService.DYNAMODB, "DescribeTable", p -> p.put("TableName", name));
      case RECORD_SET ->
          call(
              AwsService.ROUTE_53,
              "ListResourceRecordSets",
              p ->
                  p.put("HostedZoneId", in)
                      .put("StartRecordName", RecordName.of(object).absolute())
                      .put("StartRecordType", RecordName.of(object).type())
                      .put("MaxItems", "300"));
    };
  }

  private static AwsCall call(AwsService service, String operation, Consumer<ObjectNode> with) {
    return AwsCall.of(service, operation, with);
  }

  private static void filter(ObjectNode parameters, String key, String by, String value) {
    parameters.putArray("Filters").addObject().put(key, by).putArray("Values").add(value);
  }

  /** A queue's address is made of what names it. */
  private static String url(ObjectRef queue) {
    AwsPlace place = AwsPlace.of(queue).orElseThrow();
    String domain = place.partition().equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    return "https://sqs.%s.%s/%s/%s"
        .formatted(place.region(), domain, place.account(), queue.name());
  }
}
