package dev.hindsight.bench.causes;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a file of cases, one JSON object a line, each in either form. */
public final class CaseFile {

  private static final JsonMapper JSON = new JsonMapper();

  private CaseFile() {}

  /** In the file's order; throws CannotRun naming file and line of what cannot be read. */
  public static List<Case> read(Path file) {
    try {
      return read(file.toString(), Files.readAllLines(file));
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, reason(e)), e);
    }
  }

  static List<Case> read(String name, List<String> lines) {
    List<Case> cases = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        Case read = at(name, i + 1, lines.get(i));
        if (!ids.add(read.id())) {
          throw new CannotRun("%s:%d: a second case '%s'".formatted(name, i + 1, read.id()));
        }
        cases.add(read);
      }
    }
    if (cases.isEmpty()) {
      throw new CannotRun(name + " has no cases");
    }
    return List.copyOf(cases);
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

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException ? "no such file" : e.toString();
  }
}
