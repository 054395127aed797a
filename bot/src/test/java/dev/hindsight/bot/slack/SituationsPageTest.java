package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of situations in docs/reliability.md: the tests that each row names are there. */
class SituationsPageTest {

  private static final Path ROOT = Path.of("..");
  private static final String HEAD = "| situation in Slack |";
  private static final List<String> MODULES =
      List.of("actions", "prompts", "bot", "infra/local", "infra/bench");

  private static List<String[]> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/reliability.md")).stream()
        .dropWhile(line -> !line.startsWith(HEAD))
        .skip(2)
        .takeWhile(line -> line.startsWith("| "))
        .map(line -> line.substring(2, line.length() - 2).split(" \\| "))
        .toList();
  }

  @Test
  void everyTestIsThere() throws IOException {
    Map<String, String> tests = tests();
    assertThat(rows()).hasSizeGreaterThan(25);
    for (String[] row : rows()) {
      assertThat(row).as(row[0]).hasSize(3);
      for (String test : row[2].split(", ")) {
        String[] name = test.split("#");
        assertThat(tests).as(row[0]).containsKey(name[0]);
        if (name.length == 2) {
          assertThat(tests.get(name[0])).as(test).contains("void " + name[1] + "(");
        }
      }
    }
  }

  private static Map<String, String> tests() {
    return MODULES.stream()
        .flatMap(module -> files(ROOT.resolve(module, "src", "test", "java")))
        .filter(file -> file.toString().endsWith("Test.java"))
        .collect(
            Collectors.toMap(
                file -> String.valueOf(file.getFileName()).replace(".java", ""),
                SituationsPageTest::read,
                String::concat));
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> all = Files.walk(root)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
