package dev.hindsight.knowledge.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** A model that needs no time: texts are alike that share words. It can die at a given text. */
final class HashedWords implements EmbeddingModel {

  final List<String> asked = new ArrayList<>();
  private final int dimensions;
  private int diesAfter = Integer.MAX_VALUE;

  HashedWords(int dimensions) {
    this.dimensions = dimensions;
  }

  HashedWords dyingAfter(int texts) {
    diesAfter = asked.size() + texts;
    return this;
  }

  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    List<Embedding> embeddings = new ArrayList<>();
    request.getInstructions().forEach(text -> embeddings.add(new Embedding(vector(text), 0)));
    return new EmbeddingResponse(embeddings);
  }

  @Override
  public float[] embed(Document document) {
    return vector(document.getFormattedContent());
  }

  private float[] vector(String text) {
    if (asked.size() >= diesAfter) {
      throw new IllegalStateException("killed");
    }
    if (text.contains("refuse me")) {
      throw new IllegalArgumentException("no such text");
    }
    asked.add(text);
    float[] vector = new float[dimensions];
    for (String word : text.toLowerCase(Locale.ROOT).split("\\W+")) {
      vector[Math.floorMod(word.hashCode() * 31, dimensions)] += 1;
    }
    return vector;
  }
}
