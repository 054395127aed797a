package dev.hindsight.knowledge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Gives a practice installation some history, once and before the first alert can arrive; a real
 * one never switches this on.
 */
@Component
@ConditionalOnBooleanProperty("hindsight.knowledge.practice")
class PracticeSeed implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(PracticeSeed.class);
  private static final String FILE = "/practice-incidents.yaml";

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final JdbcPractice practice;

  PracticeSeed(JdbcPractice practice) {
    this.practice = practice;
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      int written = practice.seed(read());
      LOG.info("{} practice incidents were written", written);
    } catch (IOException e) {
      throw new UncheckedIOException("the practice incidents cannot be read", e);
    }
  }

  static List<PracticeIncident> read() throws IOException {
    try (InputStream file = PracticeSeed.class.getResourceAsStream(FILE)) {
      return List.of(YAML.readValue(Objects.requireNonNull(file), PracticeIncident[].class));
    }
  }
}
