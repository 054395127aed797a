package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplateMinerTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void whatLooksLikeAValueIsOneFromTheFirstLine() {
    assertThat(texts("order 12 paid in 5ms by 10.1.2.3:80", "order 977 paid in 8ms by 10.9.9.9:81"))
        .containsExactly("order <*> paid in <*> by <*>");
  }

  @Test
  void aWordThatKeepsChangingIsAVariable() {
    Stream<String> lines =
        Stream.of("erin", "ada", "grace", "linus", "barbara")
            .map(name -> "login failed for user " + name + " from console");
    assertThat(texts(lines.toArray(String[]::new)))
        .containsExactly("login failed for user <*> from console");
  }

  @Test
  void wordsThatSayWhatHappenedStayApart() {
    assertThat(
            texts(
                "session for user 12 was opened",
                "session for user 12 was closed",
                "leader elected: true",
                "leader elected: false"))
        .hasSize(4);
  }

  @Test
  void manyVerbsInOnePlaceStayApart() {
    assertThat(
            texts(
                "order 5 was created (lifecycle event)",
                "order 5 was changed (lifecycle event)",
                "order 5 was shipped (lifecycle event)",
                "order 5 was returned (lifecycle event)"))
        .hasSize(4);
  }

  @Test
  void hostsWithPortsAndComponentsAreNames() {
    assertThat(
            texts("proxy.shop.example:80 closed", "10.1.2.3:443 closed", "example.com:80 closed"))
        .containsExactly("<*> closed");
    assertThat(
            texts(
                "session 5 was begun by client OrderImporter now",
                "session 6 was begun by client CLI now"))
        .containsExactly("session <*> was begun by client <*> now");
    assertThat(
            texts("request 5 of the client used GET now", "request 6 of the client used PUT now"))
        .hasSize(2);
  }

  @Test
  void starsAmongReadingsAreAReading() {
    assertThat(texts("fans ( 3552 3534 **** 3515 )", "fans ( **** 3534 11 )"))
        .containsExactly("fans ( <*> )");
  }

  @Test
  void listsOfAnyLengthAreOneValue() {
    assertThat(texts("deleting blocks b1 b2 b3", "deleting blocks b4", "deleting blocks b5, b6"))
        .containsExactly("deleting blocks <*>");
  }

  @Test
  void oneSizeOfBracketsOrNoneIsOneTemplate() {
    assertThat(texts("connection from 10.1.2.3 (host-1) at 12", "connection from 10.1.2.3 () at 9"))
        .containsExactly("connection from <*> (<*>) at <*>");
  }

  @Test
  void anIdLeadsToWhatItBecame() {
    TemplateMiner miner = new TemplateMiner(MinerSettings.USUAL);
    String first = miner.seen("login failed for user erin from console", NOON).id();
    for (String name : List.of("ada", "grace", "linus")) {
      miner.seen("login failed for user " + name + " from console", NOON.plusSeconds(1));
    }
    miner.consolidate();
    LogTemplate now = miner.current(first).orElseThrow();
    assertThat(now.text()).isEqualTo("login failed for user <*> from console");
    assertThat(now.count()).isEqualTo(4);
    assertThat(now.firstSeen()).isEqualTo(NOON);
    assertThat(miner.seen("login failed for user barbara from console", NOON).id())
        .isEqualTo(now.id());
  }

  @Test
  void theSameLinesGiveTheSameTemplates() {
    List<String> lines = lines(new Random(7), 3_000);
    assertThat(mined(lines).templates()).isEqualTo(mined(lines).templates());
  }

  @Test
  void noLineIsLostInAnyOrder() {
    List<String> lines = lines(new Random(8), 2_000);
    TemplateMiner miner = mined(lines);
    assertThat(miner.templates().stream().mapToLong(LogTemplate::count).sum()).isEqualTo(2_000);
  }

  @Test
  void garbageIsALineToo() {
    Random random = new Random(9);
    StringBuilder binary = new StringBuilder();
    random.ints(100_000, 0, 0xffff).forEach(c -> binary.append((char) c));
    TemplateMiner miner =
        mined(
            List.of(
                "",
                " ",
                "\0\0\t",
                "0",
                "9".repeat(1_000_000),
                "word ".repeat(200_000),
                "(".repeat(1_000_000),
                "key={".repeat(10_000),
                "\"'[{(<|:;,=",
                "\uD800 half of a picture \uDC00",
                binary.toString()));
    assertThat(miner.templates()).isNotEmpty();
    for (Cluster cluster : miner.live()) {
      assertThat(Shape.of(cluster.shape().kept()).key()).isEqualTo(cluster.shape().key());
    }
  }

  @Test
  void aHundredThousandKindsStayBounded() {
    MinerSettings few = new MinerSettings(500, true, true);
    TemplateMiner miner = new TemplateMiner(few);
    Random random = new Random(10);
    for (int i = 0; i < 100_000; i++) {
      miner.seen(word(random) + " " + word(random) + " " + word(random), NOON.plusSeconds(i));
    }
    assertThat(miner.templates()).hasSizeLessThanOrEqualTo(501);
  }

  private static TemplateMiner mined(List<String> lines) {
    TemplateMiner miner = new TemplateMiner(MinerSettings.USUAL);
    lines.forEach(line -> miner.seen(line, NOON));
    miner.consolidate();
    return miner;
  }

  private static List<String> texts(String... lines) {
    return mined(List.of(lines)).templates().stream().map(LogTemplate::text).toList();
  }

  /** Lines of twenty kinds, with a name and a number in each. */
  static List<String> lines(Random random, int count) {
    List<String> kinds = new ArrayList<>();
    IntStream.range(0, 20).forEach(_ -> kinds.add(word(random) + " " + word(random) + " for "));
    return IntStream.range(0, count)
        .mapToObj(
            _ ->
                kinds.get(random.nextInt(20))
                    + "user"
                    + " "
                    + word(new Random(random.nextInt(30)))
                    + " took "
                    + random.nextInt(1_000)
                    + "ms")
        .toList();
  }

  static String word(Random random) {
    return random
        .ints(3 + random.nextInt(6), 'a', 'z' + 1)
        .collect(StringBuilder::new, (s, c) -> s.append((char) c), StringBuilder::append)
        .toString();
  }
}
