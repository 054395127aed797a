package dev.hindsight.bench.aws.run;

import static dev.hindsight.bench.aws.run.MotoServer.element;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.bench.aws.run.MotoServer.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Makes objects in moto, each under a name of its own, and looks at them as they are. */
final class Stock {

  /** Whose they are. */
  static final String ACCOUNT = "123456789012";

  private static final String IMAGE = "ami-12c6146b";
  private static final String TYPE = "m5.large";
  private static final String ECS = "AmazonEC2ContainerServiceV20141113.";

  private final MotoServer moto;
  private final Adapter eye;
  private final String region;
  private final Map<String, String> shared = new HashMap<>();

  /**
   * In one region.
   *
   * @param eye reads moto itself
   */
  Stock(MotoServer moto, Adapter eye, String region) {
    this.moto = moto;
    this.eye = eye;
    this.region = region;
  }

  String region() {
    return region;
  }

  /** Made when it is first asked for. */
  String once(String what, Function<String, String> made) {
    return shared.computeIfAbsent(what, made);
  }

  ObjectRef ref(AwsKind kind, String namespace, String name) {
    return new ObjectRef(new AwsPlace(ACCOUNT, region).identity(), kind.kind(), namespace, name);
  }

  /** The object as it is. */
  Live live(ObjectRef ref) {
    Outcome<Live> read = eye.read(ref);
    if (read instanceof Outcome.Done<Live>(Live live)) {
      return live;
    }
    throw new IllegalStateException("%s cannot be read: %s".formatted(ref.display(), read));
  }

  Target target(AwsKind kind, String namespace, String name) {
    return live(ref(kind, namespace, name)).target();
  }

  Target instance() {
    String answer =
        form(
            Form.EC2,
            "RunInstances",
            Map.of("ImageId", IMAGE, "MinCount", 1, "MaxCount", 1, "InstanceType", TYPE));
    return target(AwsKind.INSTANCE, "", element(answer, "instanceId"));
  }

  /** One of its instances. */
  Target memberOf(Target group) {
    String id = live(group.object()).object().at("/Instances/0/InstanceId").asString();
    return target(AwsKind.INSTANCE, "", id);
  }

  /** With two instances. */
  Target group(String name) {
    once(
        "launch",
        launch ->
            form(
                Form.AUTO_SCALING,
                "CreateLaunchConfiguration",
                Map.of("LaunchConfigurationName", launch, "ImageId", IMAGE, "InstanceType", TYPE)));
    form(
        Form.AUTO_SCALING,
        "CreateAutoScalingGroup",
        Map.of(
            "AutoScalingGroupName",
            name,
            "LaunchConfigurationName",
            "launch",
            "MinSize",
            1,
            "MaxSize",
            9,
            "DesiredCapacity",
            2,
            "AvailabilityZones.member.1",
            region + "a"));
    return target(AwsKind.GROUP, "", name);
  }

  /** Another one under the same name. */
  void groupAgain(String name) {
    form(
        Form.AUTO_SCALING,
        "DeleteAutoScalingGroup",
        Map.of("AutoScalingGroupName", name, "ForceDelete", true));
    group(name);
  }

  /** Of the second of two definitions, two tasks wanted. */
  Target service(String name) {
    json("ecs", ECS + "CreateCluster", "{\"clusterName\":\"%s\"}".formatted(name));
    String definition =
        """
        {"family":"%s","containerDefinitions":[{"name":"app","image":"app:1","memory":128}]}\
        """
            .formatted(name);
    json("ecs", ECS + "RegisterTaskDefinition", definition);
    json("ecs", ECS + "RegisterTaskDefinition", definition);
    json(
        "ecs",
        ECS + "CreateService",
        """
        {"cluster":"%1$s","serviceName":"%1$s","taskDefinition":"%1$s:2","desiredCount":2}\
        """
            .formatted(name));
    return target(AwsKind.ECS_SERVICE, name, name);
  }

  /** In state ALARM. */
  Target alarm(String name) {
    form(
        Form.CLOUDWATCH,
        "PutMetricAlarm",
        Map.of(
            "AlarmName",
            name,
            "Namespace",
            "AWS/ApplicationELB",
            "MetricName",
            "HTTPCode_Target_5XX_Count",
            "ComparisonOperator",
            "GreaterThanThreshold",
            "EvaluationPeriods",
            1,
            "Period",
            60,
            "Statistic",
            "Sum",
            "Threshold",
            10));
    form(
        Form.CLOUDWATCH,
        "SetAlarmState",
        Map.of("AlarmName", name, "StateValue", "ALARM", "StateReason", "by the bench"));
    return target(AwsKind.ALARM, "", name);
  }

  /** With 5 read and 5 write units. */
  Target table(String name) {
    json(
        "dynamodb",
        "DynamoDB_20120810.CreateTable",
        """
        {"TableName":"%s","KeySchema":[{"AttributeName":"id","KeyType":"HASH"}],
         "AttributeDefinitions":[{"AttributeName":"id","AttributeType":"S"}],
         "ProvisionedThroughput":{"ReadCapacityUnits":5,"WriteCapacityUnits":5}}\
        """
            .formatted(name));
    return target(AwsKind.TABLE, "", name);
  }

  String form(Form service, String action, Map<String, Object> parameters) {
    return moto.form(service, region, action, parameters);
  }

  void json(String service, String target, String body) {
    moto.json(service, region, target, body);
  }

  void rest(String method, String path, String body) {
    moto.rest("lambda", region, method, path, body);
  }
}
