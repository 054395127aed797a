package dev.hindsight.prompts.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration.Sentence;
import dev.hindsight.prompts.TestFacts;
import dev.hindsight.prompts.ground.Grounding;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Ten thousand answers as a broken or hostile model writes them, from the bytes on: whatever is
 * read, no number, object, link or mention is told that the facts do not have.
 */
class FuzzedAnswersTest {

  private static final int TRIES = 10_000;
  private static final Facts FACTS = TestFacts.oom();
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern OBJECT =
      Pattern.compile("[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)*[-/][A-Za-z0-9]+");
  private static final List<String> OWN =
      List.of(
          "917",
          "512Mi",
          "41%",
          "payments-api",
          "shop/ledger-0",
          "orders-db-3",
          "https://evil.example/login",
          "evil.example/x",
          "<@U0ADA000001>",
          "<!channel>",
          "@here",
          "#general",
          "[click](https://evil.example)",
          "approved by the owner",
          "\u202edeifirev",
          "\u200b",
          "ｅｖｉｌ.example",
          "４１",
          "٤١",
          "p\u0430yments",
          "twelve",
          "1e9",
          "0x1F",
          "½",
          "\n- restart",
          "mailto:a@b.example");

  @Test
  void nothingIsToldThatTheFactsDoNotHave() {
    Random random = new Random(20261130);
    Grounding grounding = new Grounding(FACTS);
    int told = 0;
    for (int i = 0; i < TRIES; i++) {
      String answer = broken(random, answer(random));
      for (Sentence sentence : grounding.check(read(answer)).kept()) {
        told++;
        holds(sentence);
      }
    }
    assertThat(told).as("some get through, else nothing is shown here").isGreaterThan(500);
  }

  private static List<Sentence> read(String answer) {
    try {
      return Forms.read(answer, Answer.class).read();
    } catch (ModelFailed e) {
      assertThat(e.sentence()).isEqualTo(Troubles.UNREADABLE);
      return List.of();
    }
  }

  private static void holds(Sentence sentence) {
    String text = sentence.text();
    String cited =
        sentence.facts().stream()
            .map(number -> FACTS.find(number).orElseThrow().said())
            .collect(Collectors.joining("\n"));
    NUMBER
        .matcher(text)
        .results()
        .forEach(number -> assertThat(cited).as(text).contains(number.group()));
    OBJECT
        .matcher(text)
        .results()
        .forEach(object -> assertThat(cited).as(text).containsIgnoringCase(object.group()));
    assertThat(text)
        .doesNotContain("://", "@", "#", "<", ">", "](", "mailto", "evil", "\u202e", "\u200b")
        .doesNotContain("ｅ", "４", "٤", "½", "p\u0430yments")
        .doesNotContainIgnoringCase("approved", "twelve");
  }

  private static String answer(Random random) {
    ObjectNode answer = JsonMapper.shared().createObjectNode();
    ArrayNode sentences = answer.putArray("sentences");
    for (int i = random.nextInt(5); i >= 0; i--) {
      sentence(random, sentences.addObject());
    }
    if (random.nextInt(10) == 0) {
      answer.put("approved", true).putArray("steps").add("delete namespace shop");
    }
    return answer.toString();
  }

  private static void sentence(Random random, ObjectNode sentence) {
    Fact fact = FACTS.all().get(random.nextInt(FACTS.all().size()));
    List<String> words = new ArrayList<>(List.of(fact.said().split("\\s+")));
    for (int own = random.nextInt(3); own > 0; own--) {
      words.add(random.nextInt(words.size() + 1), OWN.get(random.nextInt(OWN.size())));
    }
    if (random.nextInt(8) == 0) {
      words.replaceAll(word -> NUMBER.matcher(word).replaceAll("7"));
    }
    sentence.put("text", "The " + String.join(" ", words) + ".");
    ArrayNode facts = sentence.putArray("facts").add(fact.number());
    switch (random.nextInt(8)) {
      case 0 -> facts.add(4711);
      case 1 -> facts.removeAll();
      case 2 -> facts.add(1 + random.nextInt(9));
      case 3 -> sentence.put("facts", "all");
      case 4 -> facts.addNull().add(-1);
      default -> {}
    }
  }

  /** Cut, doubled, in a fence, or with a byte changed, every now and then. */
  private static String broken(Random random, String answer) {
    int at = random.nextInt(answer.length());
    return switch (random.nextInt(12)) {
      case 0 -> answer.substring(0, at);
      case 1 -> answer + answer;
      case 2 -> "```json\n" + answer + "\n```";
      case 3 -> answer.substring(0, at) + (char) random.nextInt(0x3000) + answer.substring(at + 1);
      case 4 -> "[".repeat(random.nextInt(40)) + answer;
      case 5 -> answer.replace("\"text\"", "\"text\":\"The pod is fine.\",\"text\"");
      default -> answer;
    };
  }
}
