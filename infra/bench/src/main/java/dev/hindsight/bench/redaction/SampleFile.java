package dev.hindsight.bench.redaction;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Samples from a file: {@code {"text": "...", "secrets": ["..."]}}, one a line. */
final class SampleFile {

  private static final JsonMapper JSON = new JsonMapper();

  private SampleFile() {}

  /** Throws CannotRun, naming the line, when it cannot be read. */
  static List<Sample> read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, e), e);
    }
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        samples.add(sample(lines.get(i), "%s, line %d".formatted(file, i + 1)));
      }
    }
    if (samples.isEmpty()) {
      throw new CannotRun(file + " has no texts");
    }
    return samples;
  }

  private static Sample sample(String line, String where) {
    JsonNode root;
    try {
      root = JSON.readTree(line);
    } catch (JacksonException e) {
      throw new CannotRun(where + ": no JSON", e);
    }
    JsonNode secrets = root.path("secrets");
    if (!root.path("text").isString()
        || !(secrets.isArray() && secrets.valueStream().allMatch(JsonNode::isString))) {
      throw new CannotRun(where + ": needs a string \"text\" and a list of strings \"secrets\"");
    }
    return new Sample(
        root.path("text").asString(), secrets.valueStream().map(JsonNode::asString).toList());
  }
}
