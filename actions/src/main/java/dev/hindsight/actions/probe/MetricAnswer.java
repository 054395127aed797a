package dev.hindsight.actions.probe;

import dev.hindsight.actions.verify.Indicator.Reading;
import dev.hindsight.actions.verify.Probe;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what Prometheus' instant query answers; pure. */
final class MetricAnswer {

  private MetricAnswer() {}

  static URI question(URI server, Probe.Metric metric) {
    return URI.create(
        "%s/api/v1/query?query=%s"
            .formatted(
                server.toString().replaceFirst("/+$", ""),
                URLEncoder.encode(metric.query(), StandardCharsets.UTF_8)));
  }

  static Reading read(Probe.Metric metric, String body) {
    JsonNode answer;
    try {
      answer = JsonMapper.shared().readTree(body);
    } catch (JacksonException e) {
      return new Reading.Unreadable("Prometheus answers no JSON");
    }
    if (!answer.path("status").asString("").equals("success")) {
      return new Reading.Unreadable(
          "Prometheus refuses the expression: "
              + brief(answer.path("error").asString("no reason")));
    }
    return judge(metric, values(answer.path("data")));
  }

  private static List<Optional<Double>> values(JsonNode data) {
    JsonNode result = data.path("result");
    Stream<JsonNode> pairs =
        data.path("resultType").asString("").equals("scalar")
            ? Stream.of(result)
            : result.values().stream().map(series -> series.path("value"));
    return pairs.map(pair -> number(pair.path(1).asString(""))).toList();
  }

  /** Empty for what is no number. */
  private static Optional<Double> number(String text) {
    try {
      double value =
          switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
          };
      return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Reading judge(Probe.Metric metric, List<Optional<Double>> values) {
    if (values.isEmpty() || values.stream().anyMatch(Optional::isEmpty)) {
      return new Reading.Unreadable("%s has no value now".formatted(brief(metric.query())));
    }
    List<Double> numbers = values.stream().flatMap(Optional::stream).toList();
    return numbers.stream()
        .filter(v -> !metric.keeps(v))
        .findFirst()
        .<Reading>map(v -> new Reading.Bad(sentence(metric, v)))
        .orElseGet(() -> new Reading.Good(sentence(metric, numbers.getFirst())));
  }

  private static String sentence(Probe.Metric metric, double value) {
    return "%s is %s, wanted %s"
        .formatted(
            brief(metric.query()), String.format(Locale.ROOT, "%.4g", value), metric.words());
  }

  private static String brief(String text) {
    return text.length() <= 120 ? text : text.substring(0, 119) + "…";
  }
}
