package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassageBoundsTest {

  @Test
  void aLongSectionIsCutBetweenParagraphs() {
    String body = "A sentence of some words.\n\n".repeat(100).strip();

    List<Passage> passages = PassageBounds.bounded(List.of(new Passage(List.of("T", "A"), body)));

    assertThat(passages).hasSizeGreaterThan(2);
    assertThat(passages)
        .allSatisfy(
            passage -> {
              assertThat(passage.headingPath()).containsExactly("T", "A");
              assertThat(passage.body()).hasSizeLessThanOrEqualTo(PassageBounds.TARGET);
              assertThat(passage.body()).startsWith("A sentence").endsWith("words.");
            });
  }

  @Test
  void codeIsNotCutWhileItFits() {
    String code =
        IntStream.range(0, 50)
            .mapToObj(i -> "kubectl step " + i)
            .collect(Collectors.joining("\n\n", "```\n", "\n```"));
    String body = "Before. ".repeat(50) + "\n\n" + code + "\n\n" + "After. ".repeat(80);

    assertThat(PassageBounds.bounded(List.of(new Passage(List.of("T"), body))))
        .anySatisfy(passage -> assertThat(passage.body()).contains(code));
  }

  @Test
  void tinySectionsJoinTheirNeighboursUnderWhatTheyShare() {
    assertThat(
            PassageBounds.bounded(
                List.of(
                    new Passage(List.of("T"), "Intro."),
                    new Passage(List.of("T", "A"), "One."),
                    new Passage(List.of("T", "B"), "Two."),
                    new Passage(List.of("T", "C", "D"), "x".repeat(990)),
                    new Passage(List.of("T", "E"), "y".repeat(300)))))
        .containsExactly(
            new Passage(List.of("T"), "Intro.\n\nA\nOne.\n\nB\nTwo."),
            new Passage(List.of("T", "C", "D"), "x".repeat(990)),
            new Passage(List.of("T", "E"), "y".repeat(300)));
  }

  @Test
  void nothingIsLostAndNothingIsTooLong() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      String body =
          IntStream.range(0, random.nextInt(1, 80))
              .mapToObj(i -> line(random))
              .collect(Collectors.joining("\n"));

      List<Passage> passages =
          PassageBounds.bounded(List.of(new Passage(List.of("T"), body.strip())));

      assertThat(passages)
          .allSatisfy(p -> assertThat(p.body()).hasSizeLessThanOrEqualTo(PassageBounds.LONGEST));
      assertThat(passages.stream().map(Passage::body).collect(Collectors.joining()))
          .isEqualToIgnoringWhitespace(body);
    }
  }

  private static String line(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "";
      case 1 -> "```";
      case 2 -> "- an item";
      case 3 -> "w".repeat(random.nextInt(4_000));
      case 4 -> "🦄".repeat(random.nextInt(1_000));
      default -> "some words of a line. ".repeat(random.nextInt(1, 20));
    };
  }
}
