package dev.hindsight.knowledge.search;

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
import java.util.function.Supplier;
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

  /**
   * The nearest first, or nothing where words must do.
   *
   * @param unrelated the cosine of what counts as nothing in common
   * @param alike the cosine of the nearest, or what it takes to say the same if that is more
   */
  record Nearest(List<Near> nearest, double unrelated, double alike) {

    static final Nearest NOTHING = new Nearest(List.of(), 0, 1);

    /** How near it is among the nearest, from 0 to 1. */
    double share(Near near) {
      return Math.clamp((near.similarity() - unrelated) / (alike - unrelated), 0, 1);
    }
  }

  /** Up to so many in scope. */
  Nearest near(String text, Scope scope, int limit) {
    return asked(text, scope, limit).get();
  }

  /** The same, looked for meanwhile; the time it may take counts from now. */
  Supplier<Nearest> asked(String text, Scope scope, int limit) {
    if (!embeddings.warm() || text.isBlank()) {
      return () -> Nearest.NOTHING;
    }
    long until = System.nanoTime() + settings.answerWithin().toNanos();
    Future<Nearest> answer = threads.submit(() -> nearest(text, scope, limit));
    return () -> answer(answer, until);
  }

  private Nearest answer(Future<Nearest> answer, long until) {
    try {
      return answer.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      LOG.info(
          "no vectors within {} ms, this search goes by words", settings.answerWithin().toMillis());
    } catch (ExecutionException e) {
      LOG.warn("vectors cannot be searched, this search goes by words", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answer.cancel(true);
    }
    return Nearest.NOTHING;
  }

  private Nearest nearest(String text, Scope scope, int limit) {
    List<Near> nearest = vectors.nearest(scope, embeddings.of(text), limit);
    if (nearest.isEmpty()) {
      return Nearest.NOTHING;
    }
    // where there is much, what is just among the nearest is as good as unrelated
    double last = nearest.size() < limit ? -1 : nearest.getLast().similarity();
    double unrelated = Math.max(settings.unrelated(), last);
    double alike = Math.max(settings.alike(), nearest.getFirst().similarity());
    List<Near> related =
        nearest.stream().filter(near -> near.similarity() > settings.unrelated()).toList();
    return new Nearest(related, Math.min(unrelated, alike - 0.01), alike);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
