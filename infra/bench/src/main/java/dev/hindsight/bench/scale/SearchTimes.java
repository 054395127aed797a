package dev.hindsight.bench.scale;

import dev.hindsight.bench.scale.Measured.Row;
import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Query;
import dev.hindsight.knowledge.Search;
import dev.hindsight.knowledge.Symptoms;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.up.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Times the product's search, first with each question new to the model, then again. */
final class SearchTimes {

  private static final Duration MOST_LOAD = Duration.ofMinutes(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int WARM_UP = 150;
  private static final Instant NOW = Instant.parse("2026-03-10T03:00:00Z");

  private final Search search;
  private final int queries;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();
  private final List<Latency> embedded = new ArrayList<>();
  private final List<Latency> known = new ArrayList<>();

  SearchTimes(Search search, int queries, Progress progress) {
    this.search = search;
    this.queries = queries;
    this.progress = progress;
  }

  /** Until all documents can be found, and a first question was answered: in ms. */
  double first(long rare) {
    progress.say("waiting for the index ...");
    Share rarest = Share.ALL.getLast();
    Query all =
        Query.of("minutes until well on call host logs code", NOW)
            .within(rarest.scope())
            .atMost((int) rare);
    Latency latency = new Latency();
    long end = System.nanoTime() + MOST_LOAD.toNanos();
    latency.time(
        () -> {
          while (search.search(all).size() < rare && System.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE.toNanos());
          }
        });
    if (search.search(all).size() < rare) {
      throw new CannotRun("not all documents could be found within " + MOST_LOAD);
    }
    return latency.percentile(100);
  }

  void run() {
    progress.say("searching ...");
    Random random = ScaleBench.questions();
    IntStream.range(0, WARM_UP)
        .forEach(i -> search.search(i % 2 == 0 ? text(random) : alert(random)));
    List<Query> texts = IntStream.range(0, queries).mapToObj(i -> text(random)).toList();
    List<Query> alerts = IntStream.range(0, queries).mapToObj(i -> alert(random)).toList();
    Share all = Share.ALL.getFirst();
    embedded.add(timed("text, with the query's embedding", all, texts));
    embedded.add(timed("alert, with the query's embedding", all, alerts));
    known.add(timed("text, its embedding known", all, texts));
    known.add(timed("alert, its embedding known", all, alerts));
    for (Share share : Share.ALL.subList(1, Share.ALL.size())) {
      known.add(timed("alert, its embedding known", share, alerts));
    }
  }

  private Latency timed(String what, Share share, List<Query> questions) {
    Latency latency = new Latency();
    int[] fewest = {Integer.MAX_VALUE};
    for (Query question : questions) {
      Query scoped = question.within(share.scope());
      latency.time(() -> fewest[0] = Math.min(fewest[0], search.search(scoped).size()));
    }
    rows.add(new Row(what, share.name(), latency, -1, fewest[0]));
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

  private static Query text(Random random) {
    return Query.of(MadeUp.question(random.nextInt(MadeUp.TROUBLES), random), NOW);
  }

  private static Query alert(Random random) {
    int trouble = random.nextInt(MadeUp.TROUBLES);
    List<EvidenceLine> evidence =
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                i -> new EvidenceLine(i, "Pod shop/x", "log", MadeUp.sentence(trouble, random)))
            .toList();
    return Query.of(
        new Symptoms(
            MadeUp.service(random),
            "shop",
            List.of(MadeUp.alert(trouble)),
            List.of(MadeUp.sentence(trouble, random)),
            evidence,
            NOW));
  }
}
