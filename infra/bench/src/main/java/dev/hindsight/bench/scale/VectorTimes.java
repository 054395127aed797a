package dev.hindsight.bench.scale;

import dev.hindsight.bench.scale.Measured.Row;
import dev.hindsight.knowledge.embed.JdbcVectorSearches;
import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.embed.VectorSearch;
import dev.hindsight.local.up.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Compares the ways of searching vectors, in scopes from all to one in a thousand. */
final class VectorTimes {

  private static final int LIMIT = 10;
  private static final int QUESTIONS = 200;
  private static final int SLOW_QUESTIONS = 50;
  private static final int WARM_UP = 30;

  private final JdbcVectorSearches searches;
  private final Progress progress;
  private final List<Row> rows = new ArrayList<>();

  VectorTimes(JdbcVectorSearches searches, Progress progress) {
    this.searches = searches;
    this.progress = progress;
  }

  List<Row> compared() {
    measure("memory", searches.memory(), searches.exact(), QUESTIONS);
    if (searches.exact().isEmpty()) {
      progress.say("no pgvector here: memory has nobody to be compared with");
    }
    searches
        .exact()
        .ifPresent(exact -> measure("pgvector exact", exact, Optional.empty(), SLOW_QUESTIONS));
    searches
        .index()
        .ifPresent(
            index -> {
              Latency made = new Latency();
              made.time(index::keepUp);
              progress.say("the HNSW index took %.1f s".formatted(made.percentile(100) / 1_000));
              measure("pgvector HNSW", index, searches.exact(), QUESTIONS);
            });
    return rows;
  }

  private void measure(
      String name, VectorSearch search, Optional<VectorSearch> truth, int questions) {
    for (Share share : Share.ALL) {
      progress.say(name + ", " + share.name() + " ...");
      Random random = ScaleBench.questions();
      List<float[]> asked =
          IntStream.range(0, questions)
              .mapToObj(i -> MadeUpVectors.of(random.nextInt(MadeUp.TROUBLES), random))
              .toList();
      asked.subList(0, WARM_UP).forEach(question -> search.nearest(share.scope(), question, LIMIT));
      Latency latency = new Latency();
      List<List<Near>> found = new ArrayList<>();
      for (float[] question : asked) {
        latency.time(() -> found.add(search.nearest(share.scope(), question, LIMIT)));
      }
      double recall = truth.map(exact -> recall(found, exact, share, asked)).orElse(-1.0);
      int fewest = found.stream().mapToInt(List::size).min().orElse(0);
      rows.add(new Row(name, share.name(), latency, recall, fewest));
    }
  }

  private static double recall(
      List<List<Near>> found, VectorSearch exact, Share share, List<float[]> asked) {
    double right = 0;
    double all = 0;
    for (int i = 0; i < SLOW_QUESTIONS; i++) {
      Set<String> owners = new HashSet<>(owners(found.get(i)));
      Set<String> true10 = owners(exact.nearest(share.scope(), asked.get(i), LIMIT));
      all += true10.size();
      owners.retainAll(true10);
      right += owners.size();
    }
    return right / all;
  }

  private static Set<String> owners(List<Near> near) {
    return near.stream().map(Near::owner).collect(Collectors.toSet());
  }
}
