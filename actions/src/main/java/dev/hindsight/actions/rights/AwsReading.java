package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.AwsKind;
import java.util.List;

/**
 * A call by which the bot looks at objects before and after a change, and when it looks for the
 * cause of an incident, and the right it takes.
 *
 * @param permission as IAM names it
 * @param on the service of the object's ARN and its last part; empty where AWS takes none
 * @param kinds the kinds of objects that are looked at by it
 */
public record AwsReading(String name, String permission, String on, List<AwsKind> kinds) {

  private static final String LOG_GROUPS = "logs:log-group:*";

  private static final AwsKind[] LOGGING = {
    AwsKind.FUNCTION, AwsKind.FUNCTION_ALIAS, AwsKind.ECS_SERVICE, AwsKind.DB_INSTANCE
  };

  /** All there are; a test holds them equal to the calls that are made. */
  public static final List<AwsReading> ALL =
      List.of(
          // who the bot is: about the caller, whoever that is
          read("identity", "sts:GetCallerIdentity", "", AwsKind.values()),
          // EC2, Auto Scaling, load balancing and Systems Manager know no resource for their lists
          read(
              "instances", "ec2:DescribeInstances", "", AwsKind.INSTANCE, AwsKind.MANAGED_INSTANCE),
          read("instance-status", "ec2:DescribeInstanceStatus", "", AwsKind.INSTANCE),
          read("groups", "autoscaling:DescribeAutoScalingGroups", "", AwsKind.GROUP),
          read("refreshes", "autoscaling:DescribeInstanceRefreshes", "", AwsKind.GROUP),
          read(
              "target-groups",
              "elasticloadbalancing:DescribeTargetGroups",
              "",
              AwsKind.TARGET_GROUP),
          read(
              "target-health",
              "elasticloadbalancing:DescribeTargetHealth",
              "",
              AwsKind.TARGET_GROUP,
              AwsKind.LISTENER),
          read(
              "load-balancers", "elasticloadbalancing:DescribeLoadBalancers", "", AwsKind.LISTENER),
          read("listeners", "elasticloadbalancing:DescribeListeners", "", AwsKind.LISTENER),
          read(
              "balancing-tags",
              "elasticloadbalancing:DescribeTags",
              "",
              AwsKind.TARGET_GROUP,
              AwsKind.LISTENER),
          read("alarm-tags", "cloudwatch:ListTagsForResource", "cloudwatch:alarm:*", AwsKind.ALARM),
          read("queue-tags", "sqs:ListQueueTags", "sqs:*", AwsKind.QUEUE),
          read("table-tags", "dynamodb:ListTagsOfResource", "dynamodb:table/*", AwsKind.TABLE),
          read("machines", "ssm:DescribeInstanceInformation", "", AwsKind.MANAGED_INSTANCE),
          read("commands", "ssm:ListCommands", "", AwsKind.MANAGED_INSTANCE),
          // composite alarms are told only to whom may see all of them
          read("alarms", "cloudwatch:DescribeAlarms", "", AwsKind.values()),
          read(
              "metrics",
              "cloudwatch:GetMetricData",
              "",
              AwsKind.INSTANCE,
              AwsKind.GROUP,
              AwsKind.ECS_SERVICE,
              AwsKind.DB_INSTANCE,
              AwsKind.DB_CLUSTER,
              AwsKind.TARGET_GROUP,
              AwsKind.ALARM,
              AwsKind.FUNCTION,
              AwsKind.FUNCTION_ALIAS,
              AwsKind.QUEUE,
              AwsKind.TABLE),
          read("activities", "autoscaling:DescribeScalingActivities", "", AwsKind.GROUP),
          read(
              "database-events", "rds:DescribeEvents", "", AwsKind.DB_INSTANCE, AwsKind.DB_CLUSTER),
          read("stopped-tasks", "ecs:ListTasks", "", AwsKind.ECS_SERVICE),
          read("task-definitions", "ecs:DescribeTaskDefinition", "", AwsKind.ECS_SERVICE),
          read("log-streams", "logs:DescribeLogStreams", LOG_GROUPS, LOGGING),
          read("logs", "logs:GetLogEvents", LOG_GROUPS, LOGGING),
          read("services", "ecs:DescribeServices", "ecs:service/*", AwsKind.ECS_SERVICE),
          // ECS knows no resource for the list of a family's revisions
          read("task-revisions", "ecs:ListTaskDefinitions", "", AwsKind.ECS_SERVICE),
          read("tasks", "ecs:DescribeTasks", "ecs:task/*", AwsKind.ECS_TASK, AwsKind.ECS_SERVICE),
          read("databases", "rds:DescribeDBInstances", "rds:db:*", AwsKind.DB_INSTANCE),
          read("snapshots", "rds:DescribeDBSnapshots", "rds:db:*", AwsKind.DB_INSTANCE),
          read(
              "snapshots-by-name",
              "rds:DescribeDBSnapshots",
              "rds:snapshot:*",
              AwsKind.DB_INSTANCE),
          read("clusters", "rds:DescribeDBClusters", "rds:cluster:*", AwsKind.DB_CLUSTER),
          read("aliases", "lambda:GetAlias", "lambda:function:*", AwsKind.FUNCTION_ALIAS),
          read(
              "versions",
              "lambda:ListVersionsByFunction",
              "lambda:function:*",
              AwsKind.FUNCTION_ALIAS),
          read(
              "functions",
              "lambda:GetFunction",
              "lambda:function:*",
              AwsKind.FUNCTION,
              AwsKind.FUNCTION_ALIAS),
          // without it GetFunction leaves out the tags, by which is known who else keeps the
          // function
          read(
              "function-tags",
              "lambda:ListTags",
              "lambda:function:*",
              AwsKind.FUNCTION,
              AwsKind.FUNCTION_ALIAS),
          read("queue-url", "sqs:GetQueueUrl", "sqs:*", AwsKind.QUEUE),
          read("queue-attributes", "sqs:GetQueueAttributes", "sqs:*", AwsKind.QUEUE),
          read("sources", "sqs:ListDeadLetterSourceQueues", "sqs:*", AwsKind.QUEUE),
          read("moves", "sqs:ListMessageMoveTasks", "sqs:*", AwsKind.QUEUE),
          read("tables", "dynamodb:DescribeTable", "dynamodb:table/*", AwsKind.TABLE),
          read(
              "record-sets",
              "route53:ListResourceRecordSets",
              "route53:hostedzone/*",
              AwsKind.RECORD_SET),
          read(
              "zone-tags",
              "route53:ListTagsForResource",
              "route53:hostedzone/*",
              AwsKind.RECORD_SET),
          read("zone-changes", "route53:GetChange", "route53:change/*", AwsKind.RECORD_SET));

  public AwsReading {
    kinds = List.copyOf(kinds);
  }

  /** Whether AWS lets it be granted on everything only. */
  public boolean everywhere() {
    return on.isEmpty();
  }

  private static AwsReading read(String name, String permission, String on, AwsKind... kinds) {
    return new AwsReading(name, permission, on, List.of(kinds));
  }
}
