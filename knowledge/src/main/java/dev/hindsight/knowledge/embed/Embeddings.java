package dev.hindsight.knowledge.embed;

import java.util.Optional;
import org.springframework.ai.embedding.EmbeddingModel;

/** The embedding model once it is warm; until then questions are answered without it. */
public class Embeddings {

  private final EmbeddingSettings settings;
  private final Optional<EmbeddingModel> model;
  private volatile boolean warm;

  Embeddings(EmbeddingSettings settings, Optional<EmbeddingModel> model) {
    this.settings = settings;
    this.model = model;
  }

  /** The name under which vectors are kept; another way of preparing a text is another name. */
  public String name() {
    return settings.model() + "/" + Meant.VERSION;
  }

  /** Whether the model has answered before. */
  public boolean warm() {
    return warm;
  }

  boolean wanted() {
    return model.isPresent();
  }

  /** The text as a vector of length 1; the first call loads the model. */
  public float[] of(String text) {
    float[] vector = model.orElseThrow().embed(Meant.by(text));
    warm = true;
    return Vectors.normalized(vector);
  }
}
