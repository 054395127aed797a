package dev.hindsight.local.aws;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/** What a load balancer reports of its targets, as CloudWatch has it. */
record BalancerMetrics(long healthy, long unhealthy) {

  static final String NAMESPACE = "AWS/ApplicationELB";
  static final String UNHEALTHY = "UnHealthyHostCount";

  static BalancerMetrics of(List<TargetHealthDescription> targets) {
    return new BalancerMetrics(
        count(targets, TargetHealthStateEnum.HEALTHY),
        count(targets, TargetHealthStateEnum.UNHEALTHY));
  }

  private static long count(List<TargetHealthDescription> targets, TargetHealthStateEnum state) {
    return targets.stream().filter(t -> t.targetHealth().state() == state).count();
  }

  static List<Dimension> dimensions(Balanced service) {
    return List.of(
        Dimension.builder().name("TargetGroup").value(service.groupDimension()).build(),
        Dimension.builder().name("LoadBalancer").value(service.balancerDimension()).build());
  }

  List<MetricDatum> data(Balanced service, Instant at) {
    return Stream.of(
            MetricDatum.builder().metricName(UNHEALTHY).value((double) unhealthy),
            MetricDatum.builder().metricName("HealthyHostCount").value((double) healthy))
        .map(datum -> datum.dimensions(dimensions(service)).timestamp(at).build())
        .toList();
  }

  boolean alarms() {
    return unhealthy > 0;
  }

  /** In CloudWatch's words. */
  String reason() {
    return "Threshold Crossed: 1 datapoint [%d.0] was %s the threshold (0.0)."
        .formatted(unhealthy, alarms() ? "greater than" : "not greater than");
  }
}
