package dev.hindsight.bench.scale;

import dev.hindsight.bench.scale.Measured.Row;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.IncidentSearch;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.local.up.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Times the product's search, first with each question new to the model, then again. */
final class SearchTimes {

  private static final int LIMIT = 5;
  private static final int WARM_UP = 150;
  private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  private final IncidentSearch search;
  private final int queries;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<Latency> embedded = new ArrayList<>();
  private final List<Latency> known = new ArrayList<>();

  SearchTimes(IncidentSearch search, int queries, Progress progress) {
    this.search = search;
    this.queries = queries;
    this.progress = progress;
  }

  /** The first search of all, in ms. */
  double first() {
    Latency latency = new Latency();
    latency.time(() -> search.search(text(ScaleBench.questions()), LIMIT));
    return latency.percentile(100);
  }

  void run() {
    progress.say("searching ...");
    Random random = ScaleBench.questions();
    IntStream.range(0, WARM_UP)
        .forEach(i -> search.search(i % 2 == 0 ? text(random) : alert(random), LIMIT));
    List<Symptoms> texts = IntStream.range(0, queries).mapToObj(i -> text(random)).toList();
    List<Symptoms> alerts = IntStream.range(0, queries).mapToObj(i -> alert(random)).toList();
    embedded.add(timed("text", "with the query's embedding", texts));
    embedded.add(timed("alert", "with the query's embedding", alerts));
    known.add(timed("text", "its embedding known", texts));
    known.add(timed("alert", "its embedding known", alerts));
  }

  private Latency timed(String what, String how, List<Symptoms> questions) {
    Latency latency = new Latency();
    int[] fewest = {Integer.MAX_VALUE};
    for (Symptoms question : questions) {
      latency.time(() -> fewest[0] = Math.min(fewest[0], search.search(question, LIMIT).size()));
    }
    rows.add(new Row(what + ", " + how, "all", latency, -1, fewest[0]));
    return latency;
  }

  List<Row> rows() {
    return rows;
  }

  Latency embedded() {
    return Latency.together(embedded);
  }

  Latency known() {
    return Latency.together(known);
  }

  private static Symptoms text(Random random) {
    String question = MadeUp.question(random.nextInt(MadeUp.TROUBLES), random);
    return new Symptoms("", "", List.of(), List.of(question), List.of(), NOW);
  }

  private static Symptoms alert(Random random) {
    int trouble = random.nextInt(MadeUp.TROUBLES);
    List<EvidenceLine> evidence =
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                i -> new EvidenceLine(i, "Pod shop/x", "log", MadeUp.sentence(trouble, random)))
            .toList();
    return new Symptoms(
        MadeUp.service(random),
        "shop",
        List.of(MadeUp.alert(trouble)),
        List.of(MadeUp.sentence(trouble, random)),
        evidence,
        NOW);
  }
}
