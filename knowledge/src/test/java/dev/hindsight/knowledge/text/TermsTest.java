package dev.hindsight.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tartarus.snowball.ext.PorterStemmer;

class TermsTest {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++");
  private static final Pattern HUMP =
      Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");
  private static final Pattern VOLATILE =
      Pattern.compile(
          "\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?\\b|\\b(?=[0-9a-f]*\\d)[0-9a-f]{6,}\\b");

  /** None of them is a silent word by itself. */
  private static final int[] LETTERS =
      "bbbcdfFGgXXx00112.....::_ -éÉÜüß²Ⅷǅ字🙂٣\uD800".codePoints().toArray();

  @Test
  void namesAreFoundByTheirPiecesAndAsTheyAre() {
    assertThat(Terms.of("KubePodCrashLooping"))
        .containsExactly("kube", "pod", "crash", "loop", "kubepodcrashloop");
    assertThat(Terms.of("OOMKilled node_memory_bytes"))
        .containsExactly("oom", "kill", "oomkil", "node", "memori", "byte");
  }

  @Test
  void amountsAndAddressesSayNothingButCodesDo() {
    assertThat(Terms.of("10.0.0.7:9100 had 42 errors with exit code 137 in 1f3a9bc77d"))
        .containsExactly("had", "error", "exit", "code", "137");
  }

  @Test
  void formsOfAWordAreOneAndSpelledAsFirstMet() {
    assertThat(Terms.of("Failing fails failed")).containsOnly("fail");
    assertThat(Terms.spelled("Failing fails")).containsExactly(Map.entry("fail", "Failing"));
  }

  @Test
  void silentWordsAreNoTerms() {
    assertThat(Terms.of("this is not to be for you")).isEmpty();
  }

  /**
   * The same rules as expressions, which say plainly what is meant and take several times as long.
   */
  @Test
  void anyTextIsReadAsTheRulesSay() {
    Random random = new Random(3);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);
      assertThat(Terms.of(text)).as(text).isEqualTo(byTheRules(text));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.appendCodePoint(LETTERS[random.nextInt(LETTERS.length)]);
    }
    return text.toString();
  }

  private static List<String> byTheRules(String text) {
    List<String> terms = new ArrayList<>();
    PorterStemmer stemmer = new PorterStemmer();
    for (String word :
        WORD.matcher(VOLATILE.matcher(text).replaceAll(" "))
            .results()
            .map(m -> m.group())
            .toList()) {
      String[] pieces = HUMP.split(word, -1);
      for (String piece : pieces) {
        String lower = piece.toLowerCase(Locale.ROOT);
        if (lower.matches("[1-5]\\d\\d") || !lower.chars().allMatch(Character::isDigit)) {
          terms.add(stemmed(lower, stemmer));
        }
      }
      if (pieces.length > 1) {
        terms.add(stemmed(word.toLowerCase(Locale.ROOT), stemmer));
      }
    }
    return terms;
  }

  private static String stemmed(String word, PorterStemmer stemmer) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }
}
