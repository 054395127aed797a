package dev.hindsight.local.aws;

import java.time.Instant;
import java.util.UUID;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A change of an alarm's state, as EventBridge delivers it. */
record AlarmEvent(Balanced service, StateValue was, StateValue now, String reason, Instant at) {

  String json() {
    ObjectNode event = JsonMapper.shared().createObjectNode();
    event
        .put("version", "0")
        .put("id", UUID.randomUUID().toString())
        .put("detail-type", "CloudWatch Alarm State Change")
        .put("source", "aws.cloudwatch")
        .put("account", AwsPlace.ACCOUNT)
        .put("time", at.toString())
        .put("region", AwsPlace.REGION);
    event
        .putArray("resources")
        .add(
            "arn:aws:cloudwatch:%s:%s:alarm:%s"
                .formatted(AwsPlace.REGION, AwsPlace.ACCOUNT, service.alarm()));
    ObjectNode detail = event.putObject("detail").put("alarmName", service.alarm());
    detail
        .putObject("state")
        .put("value", now.toString())
        .put("reason", reason)
        .put("timestamp", at.toString().replace("Z", "+0000"));
    detail.putObject("previousState").put("value", was.toString());
    configuration(detail.putObject("configuration"));
    return event.toString();
  }

  private void configuration(ObjectNode configuration) {
    ObjectNode asked =
        configuration
            .put(
                "description",
                "A target of %s fails its health checks".formatted(service.service()))
            .putArray("metrics")
            .addObject()
            .put("id", "m1")
            .put("returnData", true);
    ObjectNode stat = asked.putObject("metricStat").put("period", 60).put("stat", "Maximum");
    ObjectNode metric =
        stat.putObject("metric")
            .put("namespace", BalancerMetrics.NAMESPACE)
            .put("name", BalancerMetrics.UNHEALTHY);
    ObjectNode dimensions = metric.putObject("dimensions");
    BalancerMetrics.dimensions(service).forEach(d -> dimensions.put(d.name(), d.value()));
  }
}
