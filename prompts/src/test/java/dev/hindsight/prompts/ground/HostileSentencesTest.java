package dev.hindsight.prompts.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.TestFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever a model answers, nothing reaches the card that no fact knows; many random answers. */
class HostileSentencesTest {

  private static final int ANSWERS = 400;
  private static final Facts FACTS = TestFacts.oom();
  private static final String KNOWN =
      FACTS.all().stream().map(Fact::said).collect(Collectors.joining("\n"));

  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final List<String> OWN =
      List.of(
          "42",
          "512Mi",
          "99%",
          "7",
          "0",
          "3.5",
          "checkout-db",
          "orders",
          "payments-api",
          "Redis",
          "orders-db-0",
          "shop/cart",
          "https://evil.example/a",
          "evil.com/x",
          "www.evil.org",
          "@here",
          "@channel",
          "<!everyone>",
          "<@U123>",
          "<https://a.io|b>",
          "#general",
          "`rm`",
          "*all*",
          "certainly",
          "resolved",
          "definitely",
          "unlikely",
          "seventeen",
          "healthy",
          "restart",
          "you",
          "must",
          "\u202e",
          "\u200b",
          "mailto:a@b.c",
          "javascript:x",
          "KubeDNS");

  @RepeatedTest(5)
  void nothingOfItsOwnPasses(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Grounding grounding = new Grounding(FACTS);
    int kept = 0;
    for (int i = 0; i < ANSWERS; i++) {
      for (Sentence sentence : grounding.check(List.of(any(random))).kept()) {
        kept++;
        holds(sentence);
      }
    }
    assertThat(kept).as("some get through, else nothing is shown here").isPositive();
  }

  private static void holds(Sentence sentence) {
    String text = sentence.text();
    assertThat(text)
        .doesNotContain(
            "@", "#", "://", "<", ">", "*", "`", "www.", "evil", "mailto", "javascript", "|")
        .doesNotContainIgnoringCase(
            "certainly", "resolved", "definitely", "unlikely", "healthy", "seventeen", "redis")
        .doesNotContain("\u202e", "\u200b", "checkout-db", "payments-api", "orders", "cart");
    String cited =
        sentence.facts().stream()
            .map(n -> FACTS.find(n).orElseThrow().said())
            .collect(Collectors.joining("\n"));
    NUMBER
        .matcher(text)
        .results()
        .forEach(number -> assertThat(cited).as(text).contains(number.group()));
    assertThat(KNOWN).contains(cited.lines().findFirst().orElseThrow());
  }

  /** Words of the facts, mixed with words of its own and with small words. */
  private static Sentence any(Random random) {
    List<Integer> numbers = new ArrayList<>();
    numbers.add(1 + random.nextInt(FACTS.all().size()));
    if (random.nextBoolean()) {
      numbers.add(1 + random.nextInt(FACTS.all().size()));
    }
    List<String> words = new ArrayList<>();
    int own = random.nextInt(3);
    String[] of = FACTS.find(numbers.getFirst()).orElseThrow().said().split("\\s+");
    int start = random.nextInt(of.length);
    for (int i = start; i < of.length && words.size() < 12; i++) {
      words.add(of[i]);
    }
    for (int i = 0; i < own; i++) {
      words.add(random.nextInt(words.size() + 1), OWN.get(random.nextInt(OWN.size())));
    }
    return new Sentence(
        "The " + String.join(" ", words) + ".", numbers.stream().distinct().toList());
  }
}
