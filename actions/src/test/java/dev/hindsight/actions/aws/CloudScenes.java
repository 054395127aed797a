package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What AWS tells when something is wrong, in the shape in which it does. */
final class CloudScenes {

  static final String BAD = "i-0aaaaaaaaaaaaaaa1";
  static final String GOOD = "i-0bbbbbbbbbbbbbbb2";
  static final ObjectRef GROUP = AwsBed.ref(AwsKind.TARGET_GROUP, "", "checkout-web");
  static final ObjectRef ALARM = AwsBed.ref(AwsKind.ALARM, "", "checkout-unhealthy");

  private CloudScenes() {}

  /** Two targets behind a load balancer, one of them out, and the alarm that says so. */
  static ScriptedAws unhealthyTarget() {
    return new ScriptedAws()
        .answers(
            "DescribeTargetGroups",
            """
            {"TargetGroups": [{
              "TargetGroupArn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/checkout-web/73e2d6bc24d8a067",
              "TargetGroupName": "checkout-web", "HealthCheckProtocol": "HTTP",
              "HealthCheckPath": "/healthz", "HealthCheckPort": "traffic-port",
              "HealthCheckIntervalSeconds": 30, "UnhealthyThresholdCount": 2,
              "LoadBalancerArns": ["arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/shop/50dc6c495c0c9188"]}]}
            """)
        .answers(
            "DescribeTargetHealth",
            """
            {"TargetHealthDescriptions": [
              {"Target": {"Id": "%s", "Port": 8080}, "TargetHealth": {"State": "unhealthy",
               "Reason": "Target.ResponseCodeMismatch",
               "Description": "Health checks failed with these codes: [502]"}},
              {"Target": {"Id": "%s", "Port": 8080}, "TargetHealth": {"State": "healthy"}}]}
            """
                .formatted(BAD, GOOD))
        .answers("DescribeInstances", instance("running", ""))
        .answers("DescribeInstanceStatus", status("ok"))
        .answers(
            "DescribeAlarms",
            """
            {"MetricAlarms": [{"AlarmName": "checkout-unhealthy",
              "AlarmArn": "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-unhealthy",
              "StateValue": "ALARM", "StateUpdatedTimestamp": "2026-03-01T02:56:00Z",
              "StateReason": "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).",
              "MetricName": "UnHealthyHostCount", "Namespace": "AWS/ApplicationELB",
              "Statistic": "Maximum", "Period": 60, "Threshold": 0.0, "EvaluationPeriods": 1,
              "ComparisonOperator": "GreaterThanThreshold",
              "Dimensions": [{"Name": "TargetGroup", "Value": "targetgroup/checkout-web/73e2d6bc24d8a067"},
                             {"Name": "LoadBalancer", "Value": "app/shop/50dc6c495c0c9188"}]}]}
            """)
        .measures(Map.of("UnHealthyHostCount", "[0, 0, 0, 1, 1]", "RequestCount", "[90, 95, 91]"));
  }

  static String instance(String state, String why) {
    return """
    {"Reservations": [{"Instances": [{"InstanceId": "%s", "InstanceType": "m5.large",
      "State": {"Name": "%s"}, "StateTransitionReason": "%s",
      "Placement": {"AvailabilityZone": "eu-west-1a"}, "LaunchTime": "2026-02-27T03:00:00Z",
      "Tags": [{"Key": "aws:autoscaling:groupName", "Value": "checkout"}]}]}]}
    """
        .formatted(BAD, state, why);
  }

  static String status(String word) {
    return """
    {"InstanceStatuses": [{"SystemStatus": {"Status": "ok"}, "InstanceStatus": {"Status": "%s",
      "Details": [{"Name": "reachability", "Status": "failed",
                   "ImpairedSince": "2026-03-01T02:50:00Z"}]}}]}
    """
        .formatted(word);
  }

  static ScriptedAws groupWithoutRoom() {
    return new ScriptedAws()
        .answers(
            "DescribeAutoScalingGroups",
            """
            {"AutoScalingGroups": [{"AutoScalingGroupName": "checkout", "AutoScalingGroupARN": "arn:a",
              "MinSize": 2, "MaxSize": 6, "DesiredCapacity": 4, "SuspendedProcesses": [],
              "Instances": [{"InstanceId": "%s", "LifecycleState": "InService",
                             "HealthStatus": "Healthy"}]}]}
            """
                .formatted(GOOD))
        .answers(
            "DescribeScalingActivities",
            """
            {"Activities": [{"Description": "Launching a new EC2 instance", "StatusCode": "Failed",
              "StartTime": "2026-03-01T02:58:00Z", "StatusMessage":
              "We currently do not have sufficient m5.large capacity in the Availability Zone you requested (eu-west-1a)."}]}
            """);
  }

  static ScriptedAws failingTasks(String deployedAt) {
    return new ScriptedAws()
        .answers(
            "DescribeServices",
            """
            {"services": [{"serviceArn": "arn:aws:ecs:eu-west-1:123456789012:service/prod/checkout",
              "createdAt": "2026-01-01T00:00:00Z", "status": "ACTIVE", "desiredCount": 3,
              "runningCount": 1, "pendingCount": 1,
              "taskDefinition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:8",
              "deployments": [
                {"id": "ecs-svc/2", "status": "PRIMARY", "rolloutState": "IN_PROGRESS",
                 "rolloutStateReason": "ECS deployment ecs-svc/2 in progress.", "failedTasks": 7,
                 "createdAt": "%s",
                 "taskDefinition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:8"},
                {"id": "ecs-svc/1", "status": "ACTIVE", "rolloutState": "COMPLETED",
                 "createdAt": "2026-01-01T00:00:00Z",
                 "taskDefinition": "arn:aws:ecs:eu-west-1:123456789012:task-definition/checkout:7"}],
              "events": [{"createdAt": "2026-03-01T02:59:00Z", "message":
                "(service checkout) is unable to consistently start tasks successfully. For more information, see the Troubleshooting section."}]}]}
            """
                .formatted(deployedAt))
        .answers(
            "ListTasks", "{\"taskArns\": [\"arn:aws:ecs:eu-west-1:123456789012:task/prod/0123\"]}")
        .answers(
            "DescribeTasks",
            """
            {"tasks": [{"taskArn": "arn:aws:ecs:eu-west-1:123456789012:task/prod/0123456789abcdef0123456789abcdef",
              "stopCode": "EssentialContainerExited", "stoppedAt": "2026-03-01T02:59:30Z",
              "stoppedReason": "Essential container in task exited",
              "containers": [{"name": "app", "exitCode": 1}]}]}
            """);
  }

  static ScriptedAws database(String state, Map<String, String> metrics, String event) {
    return new ScriptedAws()
        .answers(
            "DescribeDBInstances",
            """
            {"DBInstances": [{"DBInstanceIdentifier": "orders", "DbiResourceId": "db-1",
              "DBInstanceStatus": "%s", "Engine": "postgres", "EngineVersion": "16.3",
              "DBInstanceClass": "db.m5.large", "AllocatedStorage": 100, "MultiAZ": true,
              "AvailabilityZone": "eu-west-1a"}]}
            """
                .formatted(state))
        .answers(
            "DescribeEvents",
            """
            {"Events": [{"Date": "2026-03-01T02:57:00Z", "Message": "%s"}]}
            """
                .formatted(event))
        .measures(metrics);
  }

  static ScriptedAws function(Map<String, String> metrics, String changed) {
    return new ScriptedAws()
        .answers(
            "GetFunction",
            """
            {"Configuration": {"FunctionArn": "arn:f", "State": "Active",
              "LastUpdateStatus": "Successful", "Runtime": "java21", "Timeout": 30,
              "MemorySize": 512, "LastModified": "%s"},
             "Concurrency": {"ReservedConcurrentExecutions": 10}}
            """
                .formatted(changed))
        .measures(metrics);
  }

  static ScriptedAws deadLetters() {
    return new ScriptedAws()
        .on(
            "GetQueueUrl",
            call ->
                new Outcome.Done<>(
                    JsonMapper.shared()
                        .createObjectNode()
                        .put(
                            "QueueUrl",
                            "https://sqs/1/" + call.parameters().path("QueueName").asString(""))))
        .on(
            "GetQueueAttributes",
            call ->
                new Outcome.Done<>(
                    JsonMapper.shared()
                        .readTree(
                            call.parameters().path("QueueUrl").asString("").endsWith("-dead")
                                ? """
                                {"Attributes": {"QueueArn": "arn:aws:sqs:eu-west-1:123456789012:orders-dead",
                                  "CreatedTimestamp": "1", "ApproximateNumberOfMessages": "12"}}
                                """
                                : """
                                {"Attributes": {"QueueArn": "arn:aws:sqs:eu-west-1:123456789012:orders",
                                  "CreatedTimestamp": "1", "ApproximateNumberOfMessages": "0",
                                  "RedrivePolicy": "{\\"deadLetterTargetArn\\":\\"arn:aws:sqs:eu-west-1:123456789012:orders-dead\\",\\"maxReceiveCount\\":3}"}}
                                """)))
        .measures(Map.of("ApproximateNumberOfMessagesVisible", "[0, 0, 4, 12]"));
  }

  static ScriptedAws table() {
    return new ScriptedAws()
        .answers(
            "DescribeTable",
            """
            {"Table": {"TableId": "t", "TableStatus": "ACTIVE",
              "ProvisionedThroughput": {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}}}
            """)
        .measures(Map.of("WriteThrottleEvents", "[0, 0, 31, 40]"));
  }
}
