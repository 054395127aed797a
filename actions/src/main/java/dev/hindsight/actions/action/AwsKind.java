package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of AWS objects that actions are for; each name is checked before it goes anywhere. */
public enum AwsKind {
  INSTANCE("EC2Instance", AwsService.EC2, "instance/{name}", "i-[0-9a-f]{8,17}"),
  /** One that Systems Manager reaches. */
  MANAGED_INSTANCE("ManagedInstance", AwsService.EC2, "instance/{name}", "i-[0-9a-f]{8,17}"),
  GROUP(
      "AutoScalingGroup",
      AwsService.AUTO_SCALING,
      // the number between is known only to who asks, and the name is unique without it
      "autoScalingGroup:*:autoScalingGroupName/{name}",
      "[^\\p{Cntrl}:/*?]{1,255}"),
  /** In an ECS cluster, its namespace. */
  ECS_SERVICE("ECSService", AwsService.ECS, "service/{namespace}/{name}", "[A-Za-z0-9_-]{1,255}"),
  ECS_TASK("ECSTask", AwsService.ECS, "task/{namespace}/{name}", "[0-9a-f]{32}|[0-9a-f-]{36}"),
  DB_INSTANCE("RDSInstance", AwsService.RDS, "db:{name}", "[a-z](?!.*--)[a-z0-9-]{0,62}"),
  DB_CLUSTER("RDSCluster", AwsService.RDS, "cluster:{name}", "[a-z](?!.*--)[a-z0-9-]{0,62}"),
  TARGET_GROUP(
      "TargetGroup", AwsService.LOAD_BALANCING, "targetgroup/{name}/*", "[A-Za-z0-9-]{1,32}"),
  /** Of a load balancer, its namespace; the name is its port. */
  LISTENER("Listener", AwsService.LOAD_BALANCING, "listener/*/{namespace}/*", "[1-9][0-9]{0,4}"),
  ALARM("Alarm", AwsService.CLOUDWATCH, "alarm:{name}", "[^\\p{Cntrl}*?]{1,255}"),
  /** Of a function, its namespace. */
  FUNCTION_ALIAS(
      "FunctionAlias",
      AwsService.LAMBDA,
      "function:{namespace}:{name}",
      "(?!\\d+$)[A-Za-z0-9_-]{1,128}"),
  FUNCTION("Function", AwsService.LAMBDA, "function:{name}", "[A-Za-z0-9_-]{1,64}"),
  QUEUE("Queue", AwsService.SQS, "{name}", "[A-Za-z0-9_-]{1,80}(\\.fifo)?"),
  TABLE("Table", AwsService.DYNAMODB, "table/{name}", "[A-Za-z0-9_.-]{3,255}"),
  /** Of a hosted zone, its namespace; all record sets of one DNS name and one type. */
  RECORD_SET(
      "RecordSet",
      AwsService.ROUTE_53,
      "hostedzone/{namespace}",
      "[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63}){1,16}:(A|AAAA|CNAME)");

  private static final Pattern CONTAINER = Pattern.compile("[A-Za-z0-9_-]{0,255}");

  private final String kind;
  private final AwsService service;
  private final String resource;
  private final Pattern name;

  AwsKind(String kind, AwsService service, String resource, String name) {
    this.kind = kind;
    this.service = service;
    this.resource = resource;
    this.name = Pattern.compile(name);
  }

  /** As in {@link ObjectRef#kind}. */
  public String kind() {
    return kind;
  }

  /** The kind of this object; empty where it is none of these. */
  public static Optional<AwsKind> of(ObjectRef object) {
    return Arrays.stream(values()).filter(k -> k.kind.equals(object.kind())).findFirst();
  }

  /** Refuses what no object of this kind can be called. */
  public void check(ObjectRef object) {
    if (!object.kind().equals(kind)) {
      throw new IllegalArgumentException("%s is no %s".formatted(object.display(), kind));
    }
    if (AwsPlace.of(object).isEmpty()) {
      throw new IllegalArgumentException(
          "%s names no account and region (aws/ACCOUNT/REGION) but '%s'"
              .formatted(object.display(), object.cluster()));
    }
    if (!canBe(object.name()) || !CONTAINER.matcher(object.namespace()).matches()) {
      throw new IllegalArgumentException("'%s' names no %s".formatted(object.display(), kind));
    }
  }

  /** Whether an object of this kind can have this name. */
  boolean canBe(String given) {
    return name.matcher(given).matches();
  }

  /** Whether it is in something else, by whose name it goes too. */
  public boolean isContained() {
    return resource.contains("{namespace}");
  }

  /** Its ARN, where names make one up. */
  public String arn(ObjectRef object) {
    return AwsPlace.of(object)
        .orElseThrow()
        .arn(
            service.iam()
                + ":"
                + resource
                    .replace("{namespace}", object.namespace())
                    .replace("{name}", object.name()));
  }
}
