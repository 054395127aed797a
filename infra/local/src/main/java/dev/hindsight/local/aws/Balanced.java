package dev.hindsight.local.aws;

import java.util.List;

/**
 * A service behind a load balancer; its target group has its name.
 *
 * @param targetGroup its ARN
 * @param loadBalancer its ARN
 * @param instances what was registered first
 */
record Balanced(String service, String targetGroup, String loadBalancer, List<String> instances) {

  Balanced {
    instances = List.copyOf(instances);
  }

  /** As CloudWatch calls it: {@code targetgroup/media/0123}. */
  String groupDimension() {
    return targetGroup.substring(targetGroup.indexOf(":targetgroup/") + 1);
  }

  /** As CloudWatch calls it: {@code app/media/0123}. */
  String balancerDimension() {
    return loadBalancer.substring(loadBalancer.indexOf(":loadbalancer/") + 14);
  }

  String alarm() {
    return service + "-unhealthy-hosts";
  }
}
