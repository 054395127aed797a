package dev.hindsight.bench.logs;

import dev.hindsight.local.data.CannotRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The log of one system, with the kind of each line as two sources label it.
 *
 * @param raw lines as they were written
 * @param content their messages
 * @param truth the id of each line's template as first labelled
 * @param corrected the same, corrected
 * @param texts the corrected template's text of each line
 */
record LogSystem(
    String name,
    List<String> raw,
    List<String> content,
    List<String> truth,
    List<String> corrected,
    List<String> texts) {

  private static final CsvMapper CSV = new CsvMapper();

  /** All systems in a directory, by name; CannotRun when there is none or one cannot be read. */
  static List<LogSystem> in(Path directory) {
    try (Stream<Path> inside = Files.list(directory)) {
      List<LogSystem> systems =
          inside.filter(LogSystem::isOne).sorted().map(LogSystem::read).toList();
      if (systems.isEmpty()) {
        throw new CannotRun(directory + " has no directory with a NAME_2k.log in it");
      }
      return systems;
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(directory, e), e);
    }
  }

  private static boolean isOne(Path directory) {
    return Files.isRegularFile(file(directory, "_2k.log"));
  }

  private static Path file(Path directory, String suffix) {
    return directory.resolve(directory.getFileName() + suffix);
  }

  private static LogSystem read(Path directory) {
    List<Map<String, String>> labelled = rows(file(directory, "_2k.log_structured.csv"));
    List<Map<String, String>> corrected = rows(file(directory, "_2k.corrected.csv"));
    LogSystem system =
        new LogSystem(
            String.valueOf(directory.getFileName()),
            lines(file(directory, "_2k.log")),
            column(labelled, "Content"),
            column(labelled, "EventId"),
            column(corrected, "EventId"),
            column(corrected, "EventTemplate"));
    if (system.raw.size() != system.truth.size() || system.raw.size() != corrected.size()) {
      throw new CannotRun(directory + ": the log and its labels differ in length");
    }
    return system;
  }

  private static List<String> lines(Path file) {
    try {
      // some of these logs are not quite UTF-8
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return text.lines().toList();
    } catch (IOException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, e), e);
    }
  }

  private static List<Map<String, String>> rows(Path file) {
    if (!Files.isReadable(file)) {
      throw new CannotRun(file + " cannot be read");
    }
    try (MappingIterator<Map<String, String>> rows =
        CSV.readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .readValues(file.toFile())) {
      return rows.readAll();
    } catch (JacksonException e) {
      throw new CannotRun("%s cannot be read: %s".formatted(file, e.getOriginalMessage()), e);
    }
  }

  private static List<String> column(List<Map<String, String>> rows, String name) {
    return rows.stream()
        .map(
            row -> {
              String value = row.get(name);
              if (value == null) {
                throw new CannotRun("a CSV file has no column " + name);
              }
              return value;
            })
        .toList();
  }
}
