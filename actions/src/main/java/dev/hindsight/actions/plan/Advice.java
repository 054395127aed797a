package dev.hindsight.actions.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What a person can do about a cause for which no action of ours is right. */
@Component
public final class Advice {

  private static final TypeReference<Map<String, String>> SENTENCES = new TypeReference<>() {};

  private final Map<String, String> sentences;

  Advice() throws IOException {
    try (InputStream in = new ClassPathResource("advice.yaml").getInputStream()) {
      sentences = Map.copyOf(YAMLMapper.shared().readValue(in, SENTENCES));
    }
  }

  /** The sentences for a cause. */
  public Optional<String> about(String cause) {
    return Optional.ofNullable(sentences.get(cause)).map(String::strip);
  }
}
