package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Scope;
import dev.hindsight.knowledge.embed.EmbeddingSettings;
import dev.hindsight.knowledge.embed.Embeddings;
import dev.hindsight.knowledge.embed.Near;
import dev.hindsight.knowledge.embed.VectorSearch;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What is near the question in meaning; nothing while the model is cold, late or in trouble. */
@Component
class Meaning implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);
  private static final int THREADS = 2;

  private final Embeddings embeddings;
  private final VectorSearch vectors;
  private final EmbeddingSettings settings;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().daemon().name("meaning-", 0).factory());

  Meaning(Embeddings embeddings, VectorSearch vectors, EmbeddingSettings settings) {
    this.embeddings = embeddings;
    this.vectors = vectors;
    this.settings = settings;
  }

  /** The near of each kind, similarity from 0 to 1; both empty where words must do. */
  record Nearest(List<Near> lessons, List<Near> runbooks) {

    static final Nearest NOTHING = new Nearest(List.of(), List.of());
  }

  Nearest near(String text, int limit) {
    if (!embeddings.warm() || text.isBlank()) {
      return Nearest.NOTHING;
    }
    long within = settings.answerWithin().toMillis();
    Future<Nearest> answer = threads.submit(() -> nearest(text, limit));
    try {
      return answer.get(within, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      LOG.info("no vectors within {} ms, this search goes by words", within);
    } catch (ExecutionException e) {
      LOG.warn("vectors cannot be searched, this search goes by words", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer.cancel(true);
    }
    return Nearest.NOTHING;
  }

  private Nearest nearest(String text, int limit) {
    float[] question = embeddings.of(text);
    return new Nearest(
        related(vectors.nearest(Scope.of(Match.Kind.LESSON), question, limit)),
        related(vectors.nearest(Scope.of(Match.Kind.RUNBOOK), question, limit)));
  }

  private List<Near> related(List<Near> nearest) {
    return nearest.stream()
        .map(n -> new Near(n.kind(), n.owner(), n.position(), settings.share(n.similarity())))
        .filter(n -> n.similarity() > 0)
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
