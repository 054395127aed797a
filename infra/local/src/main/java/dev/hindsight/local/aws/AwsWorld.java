package dev.hindsight.local.aws;

import java.util.List;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** Builds a service of the practice world: instances, target group, load balancer and alarm. */
final class AwsWorld {

  // one of those that moto knows
  private static final String IMAGE = "ami-12c6146b";
  private static final int PORT = 8080;

  private final Ec2Client ec2;
  private final ElasticLoadBalancingV2Client balancing;
  private final CloudWatchClient cloudWatch;

  AwsWorld(Ec2Client ec2, ElasticLoadBalancingV2Client balancing, CloudWatchClient cloudWatch) {
    this.ec2 = ec2;
    this.balancing = balancing;
    this.cloudWatch = cloudWatch;
  }

  Balanced build(String service, int count) {
    List<String> instances =
        ec2
            .runInstances(
                run ->
                    run.imageId(IMAGE)
                        .instanceType(InstanceType.M5_LARGE)
                        .minCount(count)
                        .maxCount(count))
            .instances()
            .stream()
            .map(Instance::instanceId)
            .toList();
    List<Subnet> subnets = ec2.describeSubnets().subnets();
    String group = group(service, subnets.getFirst().vpcId(), instances);
    Balanced built = new Balanced(service, group, balancer(service, group, subnets), instances);
    alarm(built);
    return built;
  }

  private String group(String service, String network, List<String> instances) {
    String group =
        balancing
            .createTargetGroup(
                create ->
                    create
                        .name(service)
                        .protocol(ProtocolEnum.HTTP)
                        .port(PORT)
                        .vpcId(network)
                        .targetType(TargetTypeEnum.INSTANCE))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    balancing.registerTargets(
        register ->
            register
                .targetGroupArn(group)
                .targets(
                    instances.stream()
                        .map(id -> TargetDescription.builder().id(id).port(PORT).build())
                        .toList()));
    return group;
  }

  private String balancer(String service, String group, List<Subnet> subnets) {
    String balancer =
        balancing
            .createLoadBalancer(
                create ->
                    create
                        .name(service)
                        .subnets(subnets.stream().limit(2).map(Subnet::subnetId).toList()))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();
    balancing.createListener(
        create ->
            create
                .loadBalancerArn(balancer)
                .protocol(ProtocolEnum.HTTP)
                .port(80)
                .defaultActions(
                    Action.builder().type(ActionTypeEnum.FORWARD).targetGroupArn(group).build()));
    return balancer;
  }

  private void alarm(Balanced service) {
    cloudWatch.putMetricAlarm(
        put ->
            put.alarmName(service.alarm())
                .alarmDescription(
                    "A target of %s fails its health checks".formatted(service.service()))
                .namespace(BalancerMetrics.NAMESPACE)
                .metricName(BalancerMetrics.UNHEALTHY)
                .dimensions(BalancerMetrics.dimensions(service))
                .statistic(Statistic.MAXIMUM)
                .period(60)
                .evaluationPeriods(1)
                .threshold(0.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
  }
}
