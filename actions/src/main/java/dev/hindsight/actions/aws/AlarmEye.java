package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.CloudObjects;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Alarms: what they watch, and whether it is beyond their limit. */
@Component
class AlarmEye implements Eye {

  @Override
  public AwsKind kind() {
    return AwsKind.ALARM;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    List<Told> told = new ArrayList<>();
    told.add(state(live.ref(), live.object(), now));
    if (live.object().has("MetricName")) {
      told.add(Told.of(live.ref(), Kind.WORKLOAD, watches(live.ref(), live.object())));
    }
    return told;
  }

  /** The line that says which state it is in. */
  static Told state(ObjectRef ref, JsonNode alarm, Instant now) {
    return Told.of(
        ref,
        Kind.CONDITION,
        "%s is %s%s: %s"
            .formatted(
                ref.display(),
                Answers.or(text(alarm, "/StateValue")),
                Happened.since(Happened.at(alarm, "/StateUpdatedTimestamp"), now),
                text(alarm, "/StateReason")));
  }

  private static String watches(ObjectRef ref, JsonNode alarm) {
    return "%s watches %s of %s: %s over %s s, %s %s, %s periods"
        .formatted(
            ref.display(),
            text(alarm, "/MetricName"),
            text(alarm, "/Namespace"),
            Answers.or(text(alarm, "/Statistic")),
            text(alarm, "/Period"),
            text(alarm, "/ComparisonOperator"),
            text(alarm, "/Threshold"),
            text(alarm, "/EvaluationPeriods"));
  }

  /** The dimensions of its metric by name. */
  static Map<String, String> dimensions(JsonNode alarm) {
    Map<String, String> dimensions = new TreeMap<>();
    alarm
        .path("Dimensions")
        .forEach(one -> dimensions.put(text(one, "/Name"), text(one, "/Value")));
    return dimensions;
  }

  /** What the dimensions of its metric name, where the alarm is. */
  static List<ObjectRef> named(ObjectRef ref, JsonNode alarm) {
    AwsPlace place = AwsPlace.of(ref).orElseThrow();
    Map<String, String> labels = dimensions(alarm);
    labels.put("account", place.account());
    labels.put("region", place.region());
    return CloudObjects.named(labels);
  }

  @Override
  public List<Hop> next(Live live) {
    return named(live.ref(), live.object()).stream()
        .map(object -> new Hop(object, "is watched by " + live.ref().display()))
        .toList();
  }

  @Override
  public List<Gauge> gauges(Live live) {
    JsonNode alarm = live.object();
    String stat = text(alarm, "/Statistic");
    if (!alarm.has("MetricName") || stat.isEmpty()) {
      return List.of();
    }
    return List.of(
        new Gauge(
            text(alarm, "/Namespace"),
            text(alarm, "/MetricName"),
            stat,
            Gauge.Scale.COUNT,
            dimensions(alarm),
            Optional.empty(),
            Optional.of(
                new Gauge.Limit(
                    alarm.path("Threshold").asDouble(0),
                    !text(alarm, "/ComparisonOperator").startsWith("LessThan")))));
  }
}
