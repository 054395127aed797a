package dev.hindsight.knowledge.rank.read;

import dev.hindsight.knowledge.EvidenceLine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Samples as Prometheus answers a query: name, labels and query tell what the values mean. */
final class SampleDocument {

  private static final int MOST_LINES = 150;

  private SampleDocument() {}

  static boolean read(JsonNode node, Lines lines, Findings found) {
    JsonNode data = node.path("data").has("resultType") ? node.path("data") : node;
    if (!data.path("resultType").isString() || !data.path("result").isArray()) {
      return false;
    }
    String query = ToolDocument.text(node, "query", "expr", "promql");
    for (JsonNode item : data.path("result")) {
      one(item, query, lines, found);
    }
    return true;
  }

  private static void one(JsonNode item, String query, Lines lines, Findings found) {
    JsonNode labels = item.path("metric");
    List<Double> values = SeriesDocument.numbers(item.path("values"));
    Optional<Double> single = SeriesDocument.number(item.path("value"));
    if (!labels.isObject() || (values.isEmpty() && single.isEmpty())) {
      return;
    }
    String name = ToolDocument.text(labels, "__name__");
    String about = name.isEmpty() ? query : name;
    String owner = owner(labels);
    List<Integer> numbers = numbers(owner, lines);
    Sample sample =
        new Sample(
            labels, about.toLowerCase(Locale.ROOT), owner, single.orElseGet(values::getLast));
    sample
        .meaning()
        .ifPresentOrElse(
            told -> found.add(numbers, told.object(), told.kind(), told.text()),
            () -> plain(about, owner, sample, values, numbers, lines, found));
  }

  private static void plain(
      String about,
      String owner,
      Sample sample,
      List<Double> values,
      List<Integer> numbers,
      Lines lines,
      Findings found) {
    String name = about.isEmpty() ? "series" : about;
    String text =
        values.isEmpty()
            ? "%s of %s is %s".formatted(name, owner, Sample.number(sample.value()))
            : Trend.of(name, "", values).words(owner);
    found.add(numbers, sample.object().orElse(lines.object()), "metric", text);
  }

  /** Its own line first; cut out of its document a sample cannot be read. */
  private static List<Integer> numbers(String owner, Lines lines) {
    int own = lines.numberOf(owner.isEmpty() ? "metric" : "\"" + owner + "\"");
    return Stream.concat(Stream.of(own), lines.all().stream().map(EvidenceLine::number))
        .distinct()
        .limit(MOST_LINES)
        .toList();
  }

  private static String owner(JsonNode labels) {
    return ToolDocument.text(
        labels,
        "persistentvolumeclaim",
        "consumergroup",
        "consumer_group",
        "pod",
        "deployment",
        "service",
        "node",
        "job",
        "instance");
  }
}
