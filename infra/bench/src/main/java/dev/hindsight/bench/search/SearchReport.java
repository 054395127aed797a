package dev.hindsight.bench.search;

import dev.hindsight.bench.ResultLine;
import dev.hindsight.bench.search.Ask.Protocol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/** The outcomes as tables for people, lines for other programs, and the result line. */
final class SearchReport {

  private static final JsonMapper JSON = new JsonMapper();

  /** The engines of the result line with their prefixes there. */
  private static final Map<String, String> PREFIXES = prefixes();

  private final List<Outcome> outcomes;

  SearchReport(List<Outcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  List<String> table() {
    List<String> lines = new ArrayList<>();
    for (Protocol protocol : protocols()) {
      lines.add(
          row("%s, n = %d".formatted(protocol.key(), score(engines().getFirst(), protocol).n())));
      engines().forEach(engine -> lines.add(row(engine, score(engine, protocol))));
      lines.add("");
    }
    return lines;
  }

  private static String row(String title) {
    return "%-24s %7s %7s %9s %7s %8s %8s"
        .formatted(title, "hit@1", "hit@5", "recall@5", "MRR@10", "p50 ms", "p99 ms");
  }

  private static String row(String engine, Score score) {
    return String.format(
        Locale.ROOT,
        "  %-22s %7.3f %7.3f %9.3f %7.3f %8.1f %8.1f",
        engine,
        score.hit1(),
        score.hit5(),
        score.recall5(),
        score.mrr(),
        score.p50(),
        score.p99());
  }

  /** One line of JSON for each question and engine. */
  List<String> json() {
    return outcomes.stream().map(SearchReport::json).toList();
  }

  private static String json(Outcome outcome) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("engine", outcome.engine());
    line.put("protocol", outcome.ask().protocol().key());
    line.put("id", outcome.ask().id());
    line.put("relevant", outcome.ask().relevant().stream().sorted().toList());
    line.put("answer", outcome.answer());
    line.put("rr", outcome.reciprocalRank());
    line.put("ms", Math.round(outcome.millis() * 1_000) / 1_000.0);
    return JSON.writeValueAsString(line);
  }

  /** The figures of each engine; {@code na} for what was not run. */
  String resultLine() {
    ResultLine line = new ResultLine("search");
    PREFIXES.forEach(
        (engine, prefix) -> {
          Score natural = score(engine, Protocol.NATURAL);
          Score masked = score(engine, Protocol.MASKED);
          Score known = score(engine, Protocol.KNOWN);
          Score recurrence = score(engine, Protocol.RECURRENCE);
          line.withShare(prefix + "natural_hit1", natural.hit1())
              .withShare(prefix + "natural_hit5", natural.hit5())
              .withShare(prefix + "natural_mrr", natural.mrr())
              .withShare(prefix + "masked_hit1", masked.hit1())
              .withShare(prefix + "masked_hit5", masked.hit5())
              .withShare(prefix + "known_hit1", known.hit1())
              .withShare(prefix + "known_mrr", known.mrr())
              .withShare(prefix + "recurrence_hit1", recurrence.hit1())
              .withShare(prefix + "recurrence_mrr", recurrence.mrr())
              .with(prefix + "p99_ms", Score.percentile(of(engine, Optional.empty()), 99));
        });
    return line.toString();
  }

  private List<Protocol> protocols() {
    return outcomes.stream().map(outcome -> outcome.ask().protocol()).distinct().sorted().toList();
  }

  private List<String> engines() {
    return outcomes.stream().map(Outcome::engine).distinct().toList();
  }

  private Score score(String engine, Protocol protocol) {
    return Score.of(of(engine, Optional.of(protocol)));
  }

  private List<Outcome> of(String engine, Optional<Protocol> protocol) {
    return outcomes.stream()
        .filter(outcome -> outcome.engine().equals(engine))
        .filter(outcome -> protocol.isEmpty() || protocol.get() == outcome.ask().protocol())
        .toList();
  }

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put(SearchBench.OURS, "");
    List.of("bm25", "dense", "stock").forEach(engine -> prefixes.put(engine, engine + "_"));
    return prefixes;
  }
}
