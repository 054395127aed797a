package dev.hindsight.local.aws;

import dev.hindsight.local.data.CannotRun;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** Breaks a service of the practice AWS: one of its instances fails its health checks. */
public final class AwsFault {

  /** What it is called on the command line. */
  public static final String NAME = "unhealthy-target";

  // what moto-server.py looks for
  private static final String TAG = "practice:fails-health-checks";

  private AwsFault() {}

  /**
   * Breaks it, and returns the instance.
   *
   * @throws CannotRun when there is no such service, or none of its instances is healthy
   */
  public static String inject(URI endpoint, String service) {
    AwsPlace place = new AwsPlace(endpoint);
    try (Ec2Client ec2 = place.ec2();
        ElasticLoadBalancingV2Client balancing = place.balancing()) {
      String instance = healthy(balancing, group(balancing, service));
      Tag failing = Tag.builder().key(TAG).value("yes").build();
      ec2.createTags(create -> create.resources(instance).tags(failing));
      return instance;
    } catch (SdkException e) {
      throw new CannotRun(
          "the practice AWS at %s does not answer: start ./hindsight up --aws".formatted(endpoint),
          e);
    }
  }

  private static TargetGroup group(ElasticLoadBalancingV2Client balancing, String service) {
    List<TargetGroup> groups = balancing.describeTargetGroups().targetGroups();
    return groups.stream()
        .filter(group -> group.targetGroupName().equals(service))
        .findFirst()
        .orElseThrow(
            () ->
                new CannotRun(
                    "no service %s is behind a load balancer; there are %s"
                        .formatted(
                            service,
                            groups.stream()
                                .map(TargetGroup::targetGroupName)
                                .sorted()
                                .collect(Collectors.joining(", ")))));
  }

  private static String healthy(ElasticLoadBalancingV2Client balancing, TargetGroup group) {
    return balancing
        .describeTargetHealth(d -> d.targetGroupArn(group.targetGroupArn()))
        .targetHealthDescriptions()
        .stream()
        .filter(t -> t.targetHealth().state() == TargetHealthStateEnum.HEALTHY)
        .findFirst()
        .orElseThrow(
            () -> new CannotRun("no target of %s is healthy".formatted(group.targetGroupName())))
        .target()
        .id();
  }
}
