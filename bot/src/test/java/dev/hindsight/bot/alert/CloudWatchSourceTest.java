package dev.hindsight.bot.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Changes of alarms in the shapes in which EventBridge and SNS send them. */
class CloudWatchSourceTest {

  private static final String ARN =
      "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-unhealthy";

  private static final Map<String, String> LABELS =
      Map.of(
          "alertname", "checkout-unhealthy",
          "account", "123456789012",
          "region", "eu-west-1",
          "metric_namespace", "AWS/ApplicationELB",
          "metric_name", "UnHealthyHostCount",
          "TargetGroup", "targetgroup/checkout-web/73e2d6bc24d8a067",
          "LoadBalancer", "app/shop/50dc6c495c0c9188");

  private final CloudWatchSource source = new CloudWatchSource();

  /** As EventBridge sends it. */
  static String event(String state) {
    return """
    {"version": "0", "id": "0", "detail-type": "CloudWatch Alarm State Change",
     "source": "aws.cloudwatch", "account": "123456789012", "time": "2026-03-01T03:00:01Z",
     "region": "eu-west-1", "resources": ["%s"],
     "detail": {"alarmName": "checkout-unhealthy",
       "configuration": {"description": "Targets of checkout are out",
         "metrics": [{"id": "m1", "returnData": true, "metricStat": {"period": 60, "stat": "Maximum",
           "metric": {"namespace": "AWS/ApplicationELB", "name": "UnHealthyHostCount",
             "dimensions": {"TargetGroup": "targetgroup/checkout-web/73e2d6bc24d8a067",
                            "LoadBalancer": "app/shop/50dc6c495c0c9188"}}}}]},
       "previousState": {"value": "OK", "timestamp": "2026-03-01T01:00:00.000+0000"},
       "state": {"value": "%s", "reason": "Threshold Crossed", "timestamp": "2026-03-01T03:00:00.985+0000",
         "reasonData": "{\\"version\\":\\"1.0\\",\\"threshold\\":0.5}"}}}
    """
        .formatted(ARN, state);
  }

  /** As SNS sends it: the alarm is JSON within JSON. */
  static String notification(String state) {
    String alarm =
        """
        {"AlarmName": "checkout-unhealthy", "AlarmDescription": "Targets of checkout are out",
         "AWSAccountId": "123456789012", "NewStateValue": "%s", "NewStateReason": "Threshold Crossed",
         "StateChangeTime": "2026-03-01T03:00:00.985+0000", "Region": "EU (Ireland)",
         "AlarmArn": "%s", "OldStateValue": "OK",
         "Trigger": {"MetricName": "UnHealthyHostCount", "Namespace": "AWS/ApplicationELB",
           "Statistic": "MAXIMUM", "Period": 60, "Threshold": 0.5,
           "Dimensions": [{"name": "TargetGroup", "value": "targetgroup/checkout-web/73e2d6bc24d8a067"},
                          {"name": "LoadBalancer", "value": "app/shop/50dc6c495c0c9188"}]}}
        """
            .formatted(state, ARN);
    return JsonMapper.shared()
        .createObjectNode()
        .put("Type", "Notification")
        .put("TopicArn", "arn:aws:sns:eu-west-1:123456789012:alarms")
        .put("Message", alarm)
        .toString();
  }

  private List<Alert> read(String body) {
    return source.read(JsonMapper.shared().readTree(body));
  }

  @Test
  void bothWaysTellTheSameAlert() {
    Alert event = read(event("ALARM")).getFirst();
    Alert notification = read(notification("ALARM")).getFirst();

    assertThat(event).isEqualTo(notification);
    assertThat(event.fingerprint()).isEqualTo(ARN);
    assertThat(event.status()).isEqualTo(Alert.Status.FIRING);
    assertThat(event.labels()).isEqualTo(LABELS);
    assertThat(event.startsAt()).contains(Instant.parse("2026-03-01T03:00:00.985Z"));
    assertThat(event.annotations())
        .containsEntry("reason", "Threshold Crossed")
        .containsEntry("description", "Targets of checkout are out")
        .containsEntry("threshold", "0.5");
    assertThat(event.summary()).isEqualTo("Targets of checkout are out: Threshold Crossed");
  }

  @Test
  void okEndsWhatBeganAndHasItsFingerprint() {
    Alert over = read(event("OK")).getFirst();

    assertThat(over).isEqualTo(read(notification("OK")).getFirst());
    assertThat(over.fingerprint()).isEqualTo(ARN);
    assertThat(over.status()).isEqualTo(Alert.Status.RESOLVED);
    assertThat(over.startsAt()).isEmpty();
    assertThat(over.endsAt()).contains(Instant.parse("2026-03-01T03:00:00.985Z"));
  }

  @Test
  void withoutNumbersNothingBeginsAndNothingEnds() {
    assertThat(read(event("INSUFFICIENT_DATA"))).isEmpty();
    assertThat(read(notification("INSUFFICIENT_DATA"))).isEmpty();
  }

  @Test
  void anAlarmMadeOfAlarmsHasNoMetric() {
    String body =
        """
        {"detail-type": "CloudWatch Alarm State Change", "resources": ["%s"],
         "detail": {"configuration": {"alarmRule": "ALARM(a) OR ALARM(b)"},
                    "state": {"value": "ALARM"}}, "time": "2026-03-01T03:00:01Z"}
        """
            .formatted(ARN);
    Alert alert = read(body).getFirst();

    assertThat(alert.labels()).containsOnlyKeys("alertname", "account", "region");
    assertThat(alert.annotations()).containsEntry("rule", "ALARM(a) OR ALARM(b)");
    assertThat(alert.startsAt()).contains(Instant.parse("2026-03-01T03:00:01Z"));
  }

  @Test
  void anAlarmOverAFormulaIsAboutItsFirstMetric() {
    String body =
        """
        {"Type": "Notification", "Message": "{\\"AlarmArn\\": \\"%s\\", \\"NewStateValue\\": \\"ALARM\\",
          \\"Trigger\\": {\\"Metrics\\": [{\\"Id\\": \\"e1\\", \\"Expression\\": \\"m1 / m2\\"},
            {\\"Id\\": \\"m1\\", \\"MetricStat\\": {\\"Metric\\": {\\"MetricName\\": \\"Errors\\",
              \\"Namespace\\": \\"AWS/Lambda\\",
              \\"Dimensions\\": [{\\"name\\": \\"FunctionName\\", \\"value\\": \\"resize\\"}]}}}]}}"}
        """
            .formatted(ARN)
            .replaceAll("\\n\\s*", " ");

    assertThat(read(body).getFirst().labels())
        .containsEntry("FunctionName", "resize")
        .containsEntry("metric_name", "Errors");
  }

  @Test
  void aDimensionCannotPassForWhoseAlarmItIs() {
    String body = event("ALARM").replace("\"LoadBalancer\": \"app", "\"account\": \"999999999999");

    assertThat(read(body).getFirst().labels()).containsEntry("account", "123456789012");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "\"x\"",
        "{\"detail-type\": \"CloudWatch Alarm Configuration Change\"}",
        "{\"detail-type\": \"CloudWatch Alarm State Change\"}",
        "{\"detail-type\": \"CloudWatch Alarm State Change\", \"resources\": [\"arn:aws:s3:::x\"]}",
        "{\"detail-type\": \"CloudWatch Alarm State Change\", \"resources\": [\"" + ARN + "\"]}",
        "{\"Type\": \"Notification\"}",
        "{\"Type\": \"Notification\", \"Message\": \"hello\"}",
        "{\"Type\": \"Notification\", \"Message\": \"{}\"}",
        "{\"AlarmArn\": \"" + ARN + "\", \"NewStateValue\": \"SLEEPING\"}"
      })
  void whatIsNoChangeOfAnAlarmIsRefusedInWords(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(UnreadableAlerts.class)
        .message()
        .containsAnyOf("detail-type", "ARN", "must be", "Message");
  }

  @Test
  void aSubscriptionIsForAPersonToConfirm() {
    String body =
        """
        {"Type": "SubscriptionConfirmation", "TopicArn": "arn:aws:sns:eu-west-1:123456789012:alarms",
         "SubscribeURL": "https://sns.eu-west-1.amazonaws.com/?Action=ConfirmSubscription&Token=2336"}
        """;
    AlertSource.Notice notice = source.notice(JsonMapper.shared().readTree(body)).orElseThrow();

    assertThat(notice.answer()).contains("nothing is confirmed by the bot").doesNotContain("2336");
    assertThat(notice.log())
        .contains("alarms. To confirm, open https://sns.eu-west-1.amazonaws.com/?Action");
    assertThat(
            source
                .notice(
                    JsonMapper.shared()
                        .readTree(body.replace("sns.eu-west-1.amazonaws.com", "evil.example")))
                .orElseThrow()
                .log())
        .doesNotContain("evil");
    assertThat(source.notice(JsonMapper.shared().readTree(event("ALARM")))).isEmpty();
  }

  /**
   * Whoever may make a metric could else send an alarm to any incident, and as loud as they like.
   */
  @Test
  void aDimensionRoutesNothing() {
    String named =
        event("ALARM")
            .replace("\"TargetGroup\":", "\"severity\": \"critical\", \"deployment\":")
            .replace("\"LoadBalancer\":", "\"cluster\":");
    assertThat(read(named).getFirst().labels())
        .doesNotContainKeys("severity", "deployment", "cluster")
        .containsEntry("dimension_severity", "critical")
        .containsEntry("dimension_cluster", "app/shop/50dc6c495c0c9188");
  }
}
