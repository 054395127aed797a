package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each file that is shipped, as somebody would read it at night. */
class RunbookFilesTest {

  private static final Path FILES = Path.of("src/main/resources/runbooks");
  private static final Path PLAYBOOKS = Path.of("../actions/src/main/resources/playbooks");
  private static final Pattern MORE_THAN_A_WORD = Pattern.compile("\\S+\\s+\\S+.*", Pattern.DOTALL);

  @Test
  void atLeastFortyAndNoneTwice() throws IOException {
    List<Runbook> runbooks = ShippedRunbooks.read();

    assertThat(runbooks).hasSizeGreaterThanOrEqualTo(40);
    assertThat(runbooks).extracting(Runbook::slug).doesNotHaveDuplicates();
    assertThat(runbooks).extracting(Runbook::title).doesNotHaveDuplicates();
    assertThat(runbooks).extracting(Runbook::hash).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("files")
  void saysTheFiveThings(Path file) {
    Runbook runbook = read(file);

    assertThat(file).hasFileName(runbook.slug() + ".md");
    assertThat(runbook.symptoms()).hasSizeGreaterThanOrEqualTo(3).doesNotHaveDuplicates();
    assertThat(runbook.passages())
        .extracting(passage -> passage.headingPath().getLast())
        .containsExactly(
            "What you see", "How to check", "What usually causes it", "How to fix", "When not to");
    assertThat(runbook.passages())
        .allSatisfy(passage -> assertThat(passage.body()).matches(MORE_THAN_A_WORD));
    assertThat(passage(runbook, "How to check")).contains("```");
    assertThat(passage(runbook, "When not to")).startsWith("- ");
  }

  @ParameterizedTest
  @MethodSource("files")
  void namesOnlyAlertsAndPlaybooksThatExist(Path file) throws IOException {
    Runbook runbook = read(file);

    assertThat(alertNames()).containsAll(runbook.alerts());
    assertThat(runbook.alerts()).doesNotHaveDuplicates();
    runbook
        .playbook()
        .ifPresent(
            name ->
                assertThat(causesTreatedBy(name))
                    .as("the playbook treats a cause of the runbook")
                    .containsAnyElementsOf(runbook.causes()));
  }

  @ParameterizedTest
  @MethodSource("files")
  void canBeReadInATerminal(Path file) throws IOException {
    boolean fenced = false;
    for (String line : Files.readAllLines(file)) {
      fenced ^= line.startsWith("```");
      if (!fenced && !line.matches("(?:alerts|symptoms): .*")) {
        assertThat(line).hasSizeLessThanOrEqualTo(110);
      }
      assertThat(line).doesNotContain("\t").doesNotMatch(".*\\s");
    }
    assertThat(fenced).as("each fence is closed").isFalse();
  }

  private static String passage(Runbook runbook, String heading) {
    return runbook.passages().stream()
        .filter(passage -> passage.headingPath().getLast().equals(heading))
        .map(Passage::body)
        .collect(Collectors.joining());
  }

  private static Set<String> alertNames() throws IOException {
    Set<String> names = new HashSet<>();
    for (String line : Files.readAllLines(Path.of("src/test/resources/alert-names.txt"))) {
      if (!line.startsWith("#")) {
        names.addAll(List.of(line.split("\\s+")));
      }
    }
    return names;
  }

  private static List<String> causesTreatedBy(String playbook) {
    JsonNode read = new YAMLMapper().readTree(PLAYBOOKS.resolve(playbook + ".yaml").toFile());
    return read.get("causes").valueStream().map(JsonNode::asString).toList();
  }

  private static Runbook read(Path file) {
    try {
      return RunbookFile.parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(FILES)) {
      return files.sorted().toList();
    }
  }
}
