package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All gauges of an object in one call. */
final class Gauges {

  /** As far back as an incident may have begun before its alarm. */
  private static final Duration BACK = Duration.ofMinutes(30);

  private static final int PERIOD_SECONDS = 60;

  private Gauges() {}

  static Ask ask(ObjectRef object, List<Gauge> gauges, Instant now) {
    AwsCall call =
        AwsCall.of(
            AwsService.CLOUDWATCH,
            "GetMetricData",
            p -> {
              p.put("StartTime", now.minus(BACK).toString()).put("EndTime", now.toString());
              p.put("ScanBy", "TimestampAscending");
              ArrayNode queries = p.putArray("MetricDataQueries");
              IntStream.range(0, gauges.size())
                  .forEach(i -> query(queries.addObject().put("Id", "m" + i), gauges.get(i)));
            });
    return Ask.of("metrics of " + object.display(), call, answer -> told(object, gauges, answer));
  }

  private static void query(ObjectNode query, Gauge gauge) {
    ObjectNode stat =
        query.putObject("MetricStat").put("Period", PERIOD_SECONDS).put("Stat", gauge.stat());
    ObjectNode metric =
        stat.putObject("Metric")
            .put("Namespace", gauge.namespace())
            .put("MetricName", gauge.name());
    ArrayNode dimensions = metric.putArray("Dimensions");
    gauge
        .dimensions()
        .forEach((name, value) -> dimensions.addObject().put("Name", name).put("Value", value));
  }

  private static List<Told> told(ObjectRef object, List<Gauge> gauges, JsonNode answer) {
    Map<String, JsonNode> results =
        answer.path("MetricDataResults").values().stream()
            .collect(
                Collectors.toMap(
                    one -> Answers.text(one, "/Id"), Function.identity(), (first, _) -> first));
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < gauges.size(); i++) {
      JsonNode result = results.get("m" + i);
      if (result != null) {
        Course.of(gauges.get(i), numbers(result))
            .map(course -> Told.of(object, Kind.METRIC, course.words(object.name())))
            .ifPresent(told::add);
      }
    }
    return told;
  }

  private static List<Double> numbers(JsonNode result) {
    return result.path("Values").values().stream().map(JsonNode::asDouble).toList();
  }
}
