package dev.hindsight.bench.search;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.local.data.CannotRun;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.Embedding;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

/**
 * A model that looks its vectors up in a file first, and adds what is new there: texts with their
 * vectors, one after the other. Questions are embedded by the model, so that their time is true.
 */
final class KeptVectors implements EmbeddingModel {

  private final EmbeddingModel model;
  private final Path file;
  private final AtomicBoolean filling;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  /**
   * Throws CannotRun when the file is none of these.
   *
   * @param filling whether what is asked is to be looked up and kept
   */
  KeptVectors(EmbeddingModel model, Path file, AtomicBoolean filling) {
    this.model = model;
    this.file = file;
    this.filling = filling;
    if (Files.exists(file)) {
      read();
    }
  }

  private void read() {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (in.available() > 0) {
        String text = new String(in.readNBytes(in.readInt()), UTF_8);
        float[] vector = new float[in.readInt()];
        for (int i = 0; i < vector.length; i++) {
          vector[i] = in.readFloat();
        }
        known.put(text, vector);
      }
    } catch (IOException | RuntimeException e) {
      throw new CannotRun("%s holds no vectors: %s".formatted(file, e), e);
    }
  }

  @Override
  public float[] embed(String text) {
    if (!filling.get()) {
      return model.embed(text);
    }
    return known.computeIfAbsent(text, this::added).clone();
  }

  /** All at once: what is cut off in the middle would spoil the file. */
  private synchronized float[] added(String text) {
    float[] vector = model.embed(text);
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(line)) {
      byte[] bytes = text.getBytes(UTF_8);
      out.writeInt(bytes.length);
      out.write(bytes);
      out.writeInt(vector.length);
      for (float number : vector) {
        out.writeFloat(number);
      }
      Files.write(file, line.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
    return vector;
  }

  @Override
  public EmbeddingResponse call(EmbeddingRequest request) {
    List<Embedding> embeddings = new ArrayList<>();
    for (String text : request.getInstructions()) {
      embeddings.add(new Embedding(embed(text), embeddings.size()));
    }
    return new EmbeddingResponse(embeddings);
  }

  @Override
  public float[] embed(Document document) {
    return embed(String.valueOf(document.getText()));
  }

  @Override
  public int dimensions() {
    return model.dimensions();
  }
}
