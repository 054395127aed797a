package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.RankedCauses.Cause;
import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers, one JSON object a line; the same but for {@code ms} whenever it is written.
 *
 * @param words the categories that the cases' labels use: a cause is written in those words
 */
public record OutFile(Set<String> words) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final double THOUSAND = 1_000;

  /** Throws CannotRun when the file cannot be written. */
  public void write(Path file, List<Outcome> outcomes) {
    try {
      Files.write(file, outcomes.stream().map(this::line).toList());
    } catch (IOException e) {
      throw new CannotRun("%s cannot be written: %s".formatted(file, e), e);
    }
  }

  String line(Outcome outcome) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", outcome.one().id());
    line.put(
        "ranked",
        outcome.answer().ranked().causes().stream()
            .map(cause -> cause(outcome.one(), cause))
            .toList());
    line.put("new", round(outcome.somethingNew()));
    line.put("ms", round(outcome.answer().millis()));
    return JSON.writeValueAsString(line);
  }

  private Map<String, Object> cause(Case one, Cause cause) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(
        "cause",
        words.contains(cause.category()) ? cause.category() : Categories.of(cause.category()));
    fields.put("object", Objects.toFile(cause.object()));
    fields.put("likelihood", round(cause.probability()));
    List<Object> pointers = new ArrayList<>();
    cause.evidenceFor().stream()
        .flatMap(number -> one.pointer(number).stream())
        .distinct()
        .forEach(pointer -> pointers.add(pointer(pointer)));
    fields.put("evidence", pointers);
    return fields;
  }

  private static Object pointer(Pointer pointer) {
    if (pointer.whole()) {
      return pointer.item();
    }
    Map<String, Object> both = new LinkedHashMap<>();
    both.put("item", pointer.item());
    both.put("line", pointer.line());
    return both;
  }

  private static double round(double value) {
    return Math.round(value * THOUSAND) / THOUSAND;
  }
}
