package dev.hindsight.bench.scale;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** The product's model, which answers at once what it was asked before. */
final class Remembered implements EmbeddingModel {

  private final EmbeddingModel model;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  Remembered(EmbeddingModel model) {
    this.model = model;
  }

  @Override
  public float[] embed(String text) {
    return known.computeIfAbsent(text, model::embed);
  }

  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    return model.call(request);
  }

  @Override
  public float[] embed(Document document) {
    return model.embed(document);
  }
}
