package dev.hindsight.bench.causes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The cases that come with the bench, by the names that stand for a file of them. */
final class OwnCases {

  private static final Map<String, List<String>> FILES =
      Map.of(
          "own", List.of("tune", "held", "held2"),
          "own-tune", List.of("tune"),
          "own-held", List.of("held"),
          "own-held2", List.of("held2"));

  private OwnCases() {}

  static boolean named(String name) {
    return FILES.containsKey(name);
  }

  static List<String> lines(String name) {
    List<String> lines = new ArrayList<>();
    for (String half : FILES.getOrDefault(name, List.of())) {
      String path = "own/" + half + ".jsonl";
      try (InputStream in = Objects.requireNonNull(OwnCases.class.getResourceAsStream(path))) {
        new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
      } catch (IOException e) {
        throw new UncheckedIOException(path + " cannot be read", e);
      }
    }
    return lines;
  }
}
