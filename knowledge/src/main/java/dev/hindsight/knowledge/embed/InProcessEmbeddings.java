package dev.hindsight.knowledge.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** An embedding model inside this process, loaded at its first use; needs no network. */
final class InProcessEmbeddings implements EmbeddingModel {

  static final String NAME = "all-minilm-l6-v2-q";

  private static final int DIMENSIONS = 384;

  private @Nullable MiniLm loaded;

  /** One text at a time: padding a batch would change the vectors of a quantised model. */
  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    MiniLm model = model();
    List<Embedding> embeddings = new ArrayList<>();
    for (String text : request.getInstructions()) {
      embeddings.add(new Embedding(model.embed(text).content().vector(), embeddings.size()));
    }
    return new EmbeddingResponse(embeddings);
  }

  @Override
  public float[] embed(Document document) {
    return embed(Objects.requireNonNull(document.getText(), "the document has no text"));
  }

  @Override
  public int dimensions() {
    return DIMENSIONS;
  }

  private synchronized MiniLm model() {
    if (loaded == null) {
      loaded = MiniLm.load();
    }
    return loaded;
  }
}
