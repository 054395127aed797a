package dev.hindsight.knowledge.embed;

import dev.hindsight.knowledge.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Embeds what is not embedded yet. The tables themselves say what that is, so it may die at any
 * line, run twice or on several replicas: at worst a text is embedded again.
 */
@Component
class EmbeddingWork {

  private static final int BATCH = 32;

  /** To find out what is missing takes long where there is much; a new lesson waits for so many. */
  private static final int AHEAD = 8 * BATCH;

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddingWork.class);

  /** For so long vectors of another model stay: a replica of the version before may need them. */
  private static final Duration OTHER_MODELS = Duration.ofDays(1);

  private final JdbcEmbeddings kept;
  private final Embeddings embeddings;
  private final VectorSearch search;
  private final Clock clock;
  private final Deque<Embedded> ahead = new ArrayDeque<>();

  EmbeddingWork(JdbcEmbeddings kept, Embeddings embeddings, VectorSearch search, Clock clock) {
    this.kept = kept;
    this.embeddings = embeddings;
    this.search = search;
    this.clock = clock;
  }

  boolean wanted() {
    return embeddings.wanted();
  }

  /**
   * Embeds up to a batch and keeps each vector at once; for one thread.
   *
   * @return how many; 0 when nothing is left
   */
  int batch() {
    List<Unembedded> texts = List.of();
    while (texts.isEmpty()) {
      List<Embedded> next = next();
      if (next.isEmpty()) {
        return 0;
      }
      texts = kept.texts(embeddings.name(), next);
    }
    for (Unembedded text : texts) {
      kept.keep(text, embeddings.name(), vector(text), clock.instant());
    }
    return texts.size();
  }

  private List<Embedded> next() {
    if (ahead.isEmpty()) {
      ahead.addAll(kept.missing(embeddings.name(), AHEAD));
    }
    List<Embedded> next = new ArrayList<>();
    while (next.size() < BATCH && !ahead.isEmpty()) {
      next.add(ahead.removeFirst());
    }
    return next;
  }

  /** One text that the model refuses counts as nothing, or it would hold up all others for ever. */
  private float[] vector(Unembedded text) {
    try {
      return embeddings.of(text.text());
    } catch (RuntimeException e) {
      float[] nothing = embeddings.of("");
      LOG.warn("{} {} cannot be embedded", text.kind(), text.owner(), e);
      return nothing;
    }
  }

  /** Makes model and search ready for questions, also where there is nothing to embed. */
  void warmUp() {
    if (!embeddings.warm()) {
      float[] any = embeddings.of("ready");
      search.nearest(Scope.EVERYTHING, any, 1);
    }
  }

  void forget() {
    kept.forget(embeddings.name(), clock.instant().minus(OTHER_MODELS));
    search.keepUp();
  }
}
