package dev.hindsight.local.cluster;

import java.net.URI;
import java.util.Arrays;
import java.util.function.Function;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.InstanceType;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.rds.RdsClient;

/** Makes what actions in AWS are for, under numbered names; answers the name of each. */
final class AwsAccount implements AutoCloseable {

  static final String REGION = "eu-west-1";
  private static final String IMAGE = "ami-12c6146b";

  private final String web;
  private final String orders;
  private final Ec2Client ec2;
  private final AutoScalingClient scaling;
  private final ElasticLoadBalancingV2Client balancing;
  private final RdsClient rds;

  AwsAccount(URI endpoint, int number) {
    web = "web-" + number;
    orders = "orders-" + number;
    ec2 = at(endpoint, Ec2Client.builder()).build();
    scaling = at(endpoint, AutoScalingClient.builder()).build();
    balancing = at(endpoint, ElasticLoadBalancingV2Client.builder()).build();
    rds = at(endpoint, RdsClient.builder()).build();
  }

  private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
    return builder.endpointOverride(endpoint).region(Region.of(REGION));
  }

  String instance() {
    return ec2.runInstances(
            r -> r.imageId(IMAGE).minCount(1).maxCount(1).instanceType(InstanceType.M5_LARGE))
        .instances()
        .getFirst()
        .instanceId();
  }

  String group(int desired) {
    scaling.createLaunchConfiguration(
        r -> r.launchConfigurationName(web).imageId(IMAGE).instanceType("m5.large"));
    scaling.createAutoScalingGroup(
        r ->
            r.autoScalingGroupName(web)
                .launchConfigurationName(web)
                .minSize(1)
                .maxSize(5)
                .desiredCapacity(desired)
                .availabilityZones(REGION + "a"));
    return web;
  }

  String targetGroup(String... instances) {
    String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    String arn =
        balancing
            .createTargetGroup(r -> r.name(web).protocol(ProtocolEnum.HTTP).port(80).vpcId(vpc))
            .targetGroups()
            .getFirst()
            .targetGroupArn();
    Function<String, TargetDescription> target =
        id -> TargetDescription.builder().id(id).port(80).build();
    balancing.registerTargets(
        r -> r.targetGroupArn(arn).targets(Arrays.stream(instances).map(target).toList()));
    return web;
  }

  String database() {
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier(orders)
                .engine("postgres")
                .dbInstanceClass("db.m5.large")
                .allocatedStorage(100)
                .masterUsername("someone")
                .masterUserPassword("only-for-a-test"));
    return orders;
  }

  @Override
  public void close() {
    ec2.close();
    scaling.close();
    balancing.close();
    rds.close();
  }
}
