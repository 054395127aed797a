package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.Explanation;
import dev.hindsight.knowledge.Explanations;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Troubles of all kinds as people paste them, in our own words, family by family. */
class RawCasesTest {

  private static final List<String> FAMILIES =
      List.of("scheduling", "configuration", "network", "database", "application", "healthy");

  /** One pasted trouble: its cause, what it is called, and words that the explanation must say. */
  private record Pasted(String cause, String why, List<String> says, String text) {
    @Override
    public String toString() {
      return cause + ": " + why;
    }
  }

  static Stream<Pasted> pasted() {
    return FAMILIES.stream().flatMap(family -> family(read("/rawcases/" + family + ".txt")));
  }

  /** Cases begin with {@code ## cause | why | word, word}. */
  private static Stream<Pasted> family(String file) {
    List<Pasted> cases = new ArrayList<>();
    for (String one : file.split("(?m)^## ", -1)) {
      if (!one.isBlank()) {
        String head = one.lines().findFirst().orElseThrow();
        String[] parts = head.split("\\|", -1);
        List<String> says =
            Stream.of(parts[2].split(",", -1))
                .map(String::strip)
                .filter(w -> !w.isEmpty())
                .toList();
        cases.add(
            new Pasted(parts[0].strip(), parts[1].strip(), says, one.substring(head.length() + 1)));
      }
    }
    return cases.stream();
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void namesTheCauseAndSaysWhatIsDecisive(Pasted one) {
    Symptoms symptoms = RawText.of(one.text());
    RankedCauses ranked = Ranking.shipped().rank(symptoms, List.of());
    String told =
        Explanations.explain(symptoms, ranked).stream()
            .map(Explanation::sentence)
            .collect(Collectors.joining(" "));

    assertThat(ranked.best().category()).as(ranked + "\n" + told).isEqualTo(one.cause());
    assertThat(told).hasSizeLessThanOrEqualTo(600).contains(one.says());
  }

  @ParameterizedTest
  @MethodSource("pasted")
  void pointsAtLinesThatAreThere(Pasted one) {
    Symptoms symptoms = RawText.of(one.text());
    int lines = symptoms.evidence().size();

    for (RankedCauses.Cause cause : Ranking.shipped().rank(symptoms, List.of()).causes()) {
      assertThat(cause.evidenceFor()).allMatch(number -> number > 0 && number <= lines);
    }
  }

  private static String read(String resource) {
    try (InputStream in =
        Objects.requireNonNull(RawCasesTest.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
