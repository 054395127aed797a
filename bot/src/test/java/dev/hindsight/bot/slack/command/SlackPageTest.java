package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of docs/slack.md: every word has a row, and every row's tests exist. */
class SlackPageTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern WORD = Pattern.compile("`([a-z]+)[^`]*`");
  private static final String OPEN = "not built";

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/slack.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| to |"))
        .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
        .toList();
  }

  @Test
  void everyWordHasARow() throws IOException {
    List<String> told =
        rows().stream()
            .flatMap(row -> WORD.matcher(row[1]).results().map(found -> found.group(1)))
            .toList();
    assertThat(told)
        .containsAll(
            Stream.of(Word.values()).map(word -> word.name().toLowerCase(Locale.ROOT)).toList());
  }

  @Test
  void everyRowsTestsExist() throws IOException {
    Map<String, String> tests = tests();
    for (String[] row : rows()) {
      assertThat(row).as(row[0]).hasSize(8);
      if (!row[7].equals(OPEN)) {
        for (String test : row[7].split(", ")) {
          String[] name = test.split("#");
          assertThat(tests).as(row[0]).containsKey(name[0]);
          if (name.length == 2) {
            assertThat(tests.get(name[0])).as(test).contains("void " + name[1] + "(");
          }
        }
      }
    }
  }

  /** All tests of the bot by their class's name. */
  private static Map<String, String> tests() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("src/test/java"))) {
      return all.filter(file -> file.toString().endsWith("Test.java"))
          .collect(
              Collectors.toMap(
                  file -> String.valueOf(file.getFileName()).replace(".java", ""),
                  SlackPageTest::read,
                  String::concat));
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
