package dev.hindsight.bot.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One change of state of one alarm; pure.
 *
 * @param metric where its numbers come from; missing where it is made of other alarms
 * @param at when the state changed
 */
record CloudWatchAlarm(
    Arn arn, State state, JsonNode metric, Map<String, String> annotations, Optional<Instant> at) {

  private static final int LONGEST_FINGERPRINT = 128;

  /** What labels of other sources route by; AWS's own dimensions are written in another way. */
  private static final Set<String> ROUTING =
      Set.of(
          "cluster",
          "namespace",
          "service",
          "app",
          "app_kubernetes_io_name",
          "deployment",
          "statefulset",
          "container",
          "job",
          "instance",
          "pod",
          "pod_name",
          "severity");

  /** Like 2026-03-01T03:00:00.123+0000, without the colon that the standard has. */
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  /** An alarm's identity. */
  record Arn(String text, String region, String account, String name) {

    private static final Pattern FORM =
        Pattern.compile("arn:aws[a-z-]*:cloudwatch:([a-z0-9-]+):(\\d{12}):alarm:(.{1,255})");

    static Arn of(JsonNode node, String where) {
      Matcher parts = FORM.matcher(node.asString(""));
      if (!parts.matches()) {
        throw new UnreadableAlerts(where + " must be the ARN of an alarm");
      }
      return new Arn(parts.group(), parts.group(1), parts.group(2), parts.group(3));
    }
  }

  /** What CloudWatch calls the state. */
  enum State {
    ALARM,
    OK,
    /** No numbers come: that ends nothing and begins nothing, the alarm's owner would say so. */
    INSUFFICIENT_DATA;

    static State of(JsonNode node, String where) {
      return switch (node.asString("")) {
        case "ALARM" -> ALARM;
        case "OK" -> OK;
        case "INSUFFICIENT_DATA" -> INSUFFICIENT_DATA;
        default ->
            throw new UnreadableAlerts(
                where + " must be \"ALARM\", \"OK\" or \"INSUFFICIENT_DATA\"");
      };
    }
  }

  static CloudWatchAlarm ofEvent(JsonNode event) {
    JsonNode detail = event.path("detail");
    JsonNode state = detail.path("state");
    JsonNode configuration = detail.path("configuration");
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "reason", state.path("reason"));
    put(annotations, "description", configuration.path("description"));
    put(annotations, "threshold", reasonData(state).path("threshold"));
    put(annotations, "rule", configuration.path("alarmRule"));
    return new CloudWatchAlarm(
        Arn.of(event.at("/resources/0"), "resources[0]"),
        State.of(state.path("value"), "detail.state.value"),
        first(configuration.path("metrics"), "/metricStat/metric"),
        annotations,
        time(state.path("timestamp")).or(() -> time(event.path("time"))));
  }

  static CloudWatchAlarm ofMessage(JsonNode alarm) {
    JsonNode trigger = alarm.path("Trigger");
    Map<String, String> annotations = new TreeMap<>();
    put(annotations, "reason", alarm.path("NewStateReason"));
    put(annotations, "description", alarm.path("AlarmDescription"));
    put(annotations, "threshold", trigger.path("Threshold"));
    put(annotations, "rule", alarm.path("AlarmRule"));
    return new CloudWatchAlarm(
        Arn.of(alarm.path("AlarmArn"), "AlarmArn"),
        State.of(alarm.path("NewStateValue"), "NewStateValue"),
        trigger.has("Metrics") ? first(trigger.path("Metrics"), "/MetricStat/Metric") : trigger,
        annotations,
        time(alarm.path("StateChangeTime")));
  }

  /** An alarm over a formula has several; the first tells where to look. */
  private static JsonNode first(JsonNode metrics, String pointer) {
    return metrics.values().stream()
        .map(metric -> metric.at(pointer))
        .filter(JsonNode::isObject)
        .findFirst()
        .orElseGet(() -> metrics.path("none"));
  }

  /** JSON within JSON. */
  private static JsonNode reasonData(JsonNode state) {
    try {
      return JsonMapper.shared().readTree(state.path("reasonData").asString("{}"));
    } catch (JacksonException e) {
      return JsonMapper.shared().createObjectNode();
    }
  }

  private static void put(Map<String, String> texts, String key, JsonNode value) {
    if (value.isValueNode() && !value.isNull() && !value.asString().isBlank()) {
      texts.put(key, value.asString());
    }
  }

  private static Optional<Instant> time(JsonNode node) {
    try {
      return Optional.of(OffsetDateTime.parse(node.asString(""), TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Empty where the state tells nothing of trouble. */
  Optional<Alert> alert() {
    return switch (state) {
      case ALARM -> Optional.of(alert(Alert.Status.FIRING, at, Optional.empty()));
      // when it began is what was told before
      case OK -> Optional.of(alert(Alert.Status.RESOLVED, Optional.empty(), at));
      case INSUFFICIENT_DATA -> Optional.empty();
    };
  }

  private Alert alert(Alert.Status status, Optional<Instant> began, Optional<Instant> ended) {
    return new Alert(
        arn.text().length() <= LONGEST_FINGERPRINT
            ? arn.text()
            : Fingerprint.of(Map.of("arn", arn.text())),
        status,
        labels(),
        worded(),
        began,
        ended);
  }

  private Map<String, String> labels() {
    Map<String, String> labels = new TreeMap<>(dimensions());
    put(labels, "metric_namespace", either("namespace", "Namespace"));
    put(labels, "metric_name", either("name", "MetricName"));
    labels.put("alertname", arn.name());
    labels.put("account", arn.account());
    labels.put("region", arn.region());
    return labels;
  }

  private JsonNode either(String event, String message) {
    return metric.path(metric.has(event) ? event : message);
  }

  private Map<String, String> dimensions() {
    JsonNode told = either("dimensions", "Dimensions");
    Map<String, String> dimensions = new TreeMap<>();
    if (told.isArray()) {
      told.forEach(one -> put(dimensions, one.path("name").asString(""), one.path("value")));
    } else {
      told.properties().forEach(one -> put(dimensions, one.getKey(), one.getValue()));
    }
    dimensions.remove("");
    // whoever makes a metric names its dimensions: none of them says where an alert belongs
    ROUTING.stream()
        .filter(dimensions::containsKey)
        .forEach(name -> dimensions.put("dimension_" + name, dimensions.remove(name)));
    return dimensions;
  }

  /** CloudWatch's own reason is what an alert of others calls its summary. */
  private Map<String, String> worded() {
    Map<String, String> worded = new TreeMap<>(annotations);
    String reason = annotations.get("reason");
    String description = annotations.get("description");
    if (reason != null) {
      worded.put("summary", description == null ? reason : description + ": " + reason);
    }
    return worded;
  }
}
