package dev.hindsight.knowledge.embed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/** A model that is asked for each text once, so that many tests may embed the same runbooks. */
record Remembering(EmbeddingModel model, Map<String, List<Float>> known) implements EmbeddingModel {

  Remembering(EmbeddingModel model) {
    this(model, new ConcurrentHashMap<>());
  }

  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    List<Embedding> answer = new ArrayList<>();
    request.getInstructions().forEach(text -> answer.add(new Embedding(vector(text), 0)));
    return new EmbeddingResponse(answer);
  }

  @Override
  public float[] embed(Document document) {
    return vector(document.getFormattedContent());
  }

  private float[] vector(String text) {
    List<Float> values = known.computeIfAbsent(text, asked -> boxed(model.embed(asked)));
    float[] vector = new float[values.size()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = values.get(i);
    }
    return vector;
  }

  private static List<Float> boxed(float[] vector) {
    List<Float> values = new ArrayList<>();
    for (float value : vector) {
      values.add(value);
    }
    return values;
  }
}
