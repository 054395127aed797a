package dev.hindsight.local.aws;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;

/** Does what AWS does by itself: measures the targets, and lets alarms change their state. */
final class Alarms {

  private final ElasticLoadBalancingV2Client balancing;
  private final CloudWatchClient cloudWatch;
  private final AlarmSender sender;
  private final Clock clock;
  private final Map<String, StateValue> told = new HashMap<>();

  Alarms(
      ElasticLoadBalancingV2Client balancing,
      CloudWatchClient cloudWatch,
      AlarmSender sender,
      Clock clock) {
    this.balancing = balancing;
    this.cloudWatch = cloudWatch;
    this.sender = sender;
    this.clock = clock;
  }

  void look(List<Balanced> services) throws InterruptedException {
    for (Balanced service : services) {
      look(service);
    }
  }

  private void look(Balanced service) throws InterruptedException {
    Instant now = clock.instant();
    BalancerMetrics seen =
        BalancerMetrics.of(
            balancing
                .describeTargetHealth(d -> d.targetGroupArn(service.targetGroup()))
                .targetHealthDescriptions());
    cloudWatch.putMetricData(
        put -> put.namespace(BalancerMetrics.NAMESPACE).metricData(seen.data(service, now)));
    StateValue state = seen.alarms() ? StateValue.ALARM : StateValue.OK;
    cloudWatch.setAlarmState(
        set -> set.alarmName(service.alarm()).stateValue(state).stateReason(seen.reason()));
    // also at first: an alarm of an earlier start may still ring at the bot
    StateValue before = told.getOrDefault(service.service(), StateValue.INSUFFICIENT_DATA);
    if (state != before
        && sender.sent(new AlarmEvent(service, before, state, seen.reason(), now))) {
      told.put(service.service(), state);
    }
  }
}
