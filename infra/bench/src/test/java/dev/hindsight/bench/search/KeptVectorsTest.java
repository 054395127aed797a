package dev.hindsight.bench.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.ai.document.Document;
import org.springframework.ai.embedding.EmbeddingModel;
import org.springframework.ai.embedding.EmbeddingRequest;
import org.springframework.ai.embedding.EmbeddingResponse;

class KeptVectorsTest {

  @TempDir private Path directory;

  private final Counting model = new Counting();
  private final AtomicBoolean filling = new AtomicBoolean(true);

  @Test
  void theNextRunTakesThemFromTheFile() {
    Path file = directory.resolve("vectors");

    assertThat(new KeptVectors(model, file, filling).embed("disk full")).containsExactly(9, 0.5f);
    assertThat(new KeptVectors(model, file, filling).embed("disk full")).containsExactly(9, 0.5f);
    assertThat(model.asked).containsExactly("disk full");
  }

  @Test
  void questionsGoToTheModelEachTime() {
    KeptVectors kept = new KeptVectors(model, directory.resolve("vectors"), filling);
    kept.embed("disk full");
    filling.set(false);
    kept.embed("disk full");

    assertThat(model.asked).hasSize(2);
  }

  @Test
  void anotherFileIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("notes"), "no vectors at all");

    assertThatThrownBy(() -> new KeptVectors(model, file, filling))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("notes");
  }

  private static final class Counting implements EmbeddingModel {

    private final List<String> asked = new ArrayList<>();

    @Override
    public float[] embed(String text) {
      asked.add(text);
      return new float[] {text.length(), 0.5f};
    }

    @Override
    public float[] embed(Document document) {
      return embed(String.valueOf(document.getText()));
    }

    @Override
    public EmbeddingResponse call(EmbeddingRequest request) {
      throw new UnsupportedOperationException();
    }
  }
}
