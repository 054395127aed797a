package dev.hindsight.bench.causes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A small table beside the classes: {@code left = right} a line, in order, # for remarks. */
final class Table {

  private Table() {}

  static Map<String, String> read(String name) {
    Map<String, String> rows = new LinkedHashMap<>();
    try (InputStream in = Objects.requireNonNull(Table.class.getResourceAsStream(name), name);
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(line -> add(rows, name, line));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
    return rows;
  }

  private static void add(Map<String, String> rows, String name, String line) {
    int cut = line.indexOf('=');
    if (cut < 0
        || rows.put(line.substring(0, cut).strip(), line.substring(cut + 1).strip()) != null) {
      throw new IllegalStateException("%s: not a row, or twice: %s".formatted(name, line));
    }
  }
}
