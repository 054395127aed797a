package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What is said to be needed is in every text that matches, so nothing is missed by asking first.
 */
class NeededWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          \\bOOMKill(?:ed|ing)?\\b(?![:= ]*false) => OOMKill
          exit(?: ?code)?[: ]+[1-9]               => exit
          connection (?:refused|reset)            => 'connection '
          (?:refused|timed? ?out)                 => refused;time
          back-?off pulling                       => off pulling
          (?<flaw>policy \\S{1,9} denies)         => 'policy '
          ab{1,3}cd+e                             => ''
          (?:long word){0,2} end                  => ' end'
          x\\.y\\(z                               => x.y(z
          [(\\]a]{2}word|other[^]x]               => word;other
          """)
  void theHardestToMeetByChance(String regex, String words) {
    Pattern.compile(regex);
    assertThat(String.join(";", NeededWords.of(regex))).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)word",
        "\\Qword\\E",
        "a|word",
        "word|",
        "\\x41word",
        "(word)\\1",
        "[a[b]]word",
        "w.rd",
        "(?:word)?",
        "(?:word|\\d)",
        "\\p{L}word",
        "größe|ñandú"
      })
  void nothingWhereThatCannotBeTold(String regex) {
    Pattern.compile(regex);
    assertThat(NeededWords.of(regex)).isEmpty();
  }

  @Test
  void whateverMatchesIsTried() {
    Random random = new Random(3);
    int tried = 0;
    for (int i = 0; i < 20_000; i++) {
      Made made = Made.any(random, 3);
      Sought sought = Sought.of(made.regex());
      String text = " x" + (random.nextBoolean() ? made.match() : upper(made.match())) + "- ";
      boolean found = sought.matcher(text).find();
      assertThat(sought.in(Scanned.of(text))).as("%s in '%s'", sought, text).isEqualTo(found);
      tried += found && !NeededWords.of(made.regex()).isEmpty() ? 1 : 0;
    }
    assertThat(tried).as("matches of which something was needed").isGreaterThan(2_000);
  }

  @Test
  void everyShippedPatternSaysWhatItSaidWithoutTheQuestion() {
    SignaturePack pack = SignaturePack.shipped();
    List<Sought> patterns =
        Stream.concat(
                pack.signatures().stream()
                    .flatMap(s -> Stream.concat(s.features().stream(), s.against().stream()))
                    .flatMap(feature -> feature.any().stream()),
                Stream.of(pack.noise())
                    .flatMap(
                        noise ->
                            Stream.of(
                                noise.notableFacts(),
                                noise.notableLogs(),
                                noise.notableMetrics(),
                                noise.healthy(),
                                noise.generic()))
                    .flatMap(List::stream))
            .toList();
    List<String> words = patterns.stream().flatMap(p -> pieces(p.toString())).distinct().toList();
    Random random = new Random(7);
    int found = 0;
    int spared = 0;
    for (int i = 0; i < 1_500; i++) {
      Scanned text = Scanned.of(text(words, random));
      for (Sought pattern : patterns) {
        boolean there = pattern.matcher(text.text()).find();
        assertThat(pattern.in(text)).as("%s in '%s'", pattern, text.text()).isEqualTo(there);
        found += there ? 1 : 0;
        spared += pattern.mayBeIn(text) ? 0 : 1;
      }
    }
    assertThat(found).isGreaterThan(2_000);
    assertThat(spared).as("expressions not tried").isGreaterThan(1_500 * patterns.size() * 4 / 5);
  }

  /** What a pattern is made of, as words and as it is written between its signs. */
  private static Stream<String> pieces(String regex) {
    return Stream.concat(
        Pattern.compile("[^\\w -]+").splitAsStream(regex), NeededWords.of(regex).stream());
  }

  private static String text(List<String> words, Random random) {
    List<String> some =
        IntStream.range(0, 6).mapToObj(_ -> words.get(random.nextInt(words.size()))).toList();
    String text = String.join(random.nextBoolean() ? " " : ": ", some) + " 42 ns/pod-1";
    return random.nextInt(4) == 0 ? upper(text) : text;
  }

  private static String upper(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  /** An expression with a text that it was made to match. */
  private record Made(String regex, String match) {

    private static final List<String> WORDS =
        List.of("pod", "oom killed", "a", "no", "image", "Kubelet", "x-y", "timeout");

    static Made any(Random random, int depth) {
      return switch (random.nextInt(depth > 0 ? 7 : 3)) {
        case 0, 1 -> word(random);
        case 2 -> new Made("[\\w.]{1,9}?\\b", "v1.2");
        case 3 -> all(random, depth);
        case 4 -> either(random, depth);
        case 5 -> maybe(random, depth);
        default -> {
          Made one = any(random, depth - 1);
          yield new Made("(?:" + one.regex + ")+", one.match);
        }
      };
    }

    private static Made word(Random random) {
      String word = WORDS.get(random.nextInt(WORDS.size()));
      return new Made(word, word);
    }

    private static Made all(Random random, int depth) {
      List<Made> parts = new ArrayList<>();
      IntStream.range(0, 2 + random.nextInt(2)).forEach(_ -> parts.add(any(random, depth - 1)));
      return new Made(
          String.join("", parts.stream().map(Made::regex).map(Made::grouped).toList()),
          String.join("", parts.stream().map(Made::match).toList()));
    }

    private static String grouped(String regex) {
      return regex.contains("|") ? "(?:" + regex + ")" : regex;
    }

    private static Made either(Random random, int depth) {
      Made one = any(random, depth - 1);
      Made other = any(random, depth - 1);
      return new Made(
          one.regex + "|" + other.regex, random.nextBoolean() ? one.match : other.match);
    }

    private static Made maybe(Random random, int depth) {
      Made one = any(random, depth - 1);
      String often = List.of("?", "*", "{0,2}", "??").get(random.nextInt(4));
      return new Made("(?:" + one.regex + ")" + often, random.nextBoolean() ? one.match : "");
    }
  }
}
