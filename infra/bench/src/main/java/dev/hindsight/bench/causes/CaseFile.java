package dev.hindsight.bench.causes;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of cases, one JSON object a line, each in either form. */
public final class CaseFile {

  private static final JsonMapper JSON = new JsonMapper();

  private CaseFile() {}

  /**
   * In the file's order, {@code own} and its halves being the bench's own cases; throws CannotRun
   * naming file and line of what cannot be read.
   */
  public static List<Case> read(Path file) {
    if (OwnCases.named(file.toString())) {
      return read(file.toString(), OwnCases.lines(file.toString()));
    }
    try (Stream<String> lines = Files.lines(file)) {
      return read(file.toString(), lines.iterator());
    } catch (IOException | UncheckedIOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, reason(e)), e);
    }
  }

  static List<Case> read(String name, List<String> lines) {
    return read(name, lines.iterator());
  }

  private static List<Case> read(String name, Iterator<String> lines) {
    List<Case> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int number = 0;
    while (lines.hasNext()) {
      String line = lines.next();
      number++;
      if (!line.isBlank()) {
        Case read = at(name, number, line);
        if (!ids.add(read.id())) {
          throw new CannotRun("%s:%d: a second case '%s'".formatted(name, number, read.id()));
        }
        cases.add(read);
      }
    }
    if (cases.isEmpty()) {
      throw new CannotRun(name + " has no cases");
    }
    return List.copyOf(cases);
  }

  /** One case of the general form or of the other; throws IllegalArgumentException. */
  public static Case read(JsonNode one) {
    return parse(one);
  }

  private static Case at(String name, int line, String text) {
    try {
      return parse(JSON.readTree(text));
    } catch (JacksonException e) {
      throw new CannotRun("%s:%d: not JSON".formatted(name, line), e);
    } catch (IllegalArgumentException e) {
      throw new CannotRun("%s:%d: %s".formatted(name, line, e.getMessage()), e);
    }
  }

  private static Case parse(JsonNode one) {
    if (!one.isObject()) {
      throw new IllegalArgumentException("not a JSON object");
    }
    if (one.path("id").asString("").isBlank()) {
      throw new IllegalArgumentException("no id");
    }
    JsonNode evidence = one.path("evidence");
    if (!evidence.isArray()) {
      throw new IllegalArgumentException("no list called evidence");
    }
    return RawForm.isOne(one) ? RawForm.read(one) : GeneralForm.read(one);
  }

  private static String reason(Exception e) {
    return e instanceof NoSuchFileException ? "no such file" : e.toString();
  }
}
