package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HtmlBombTest {

  private static final int SIZE = 10_000_000;
  private static final Duration LIMIT = Duration.ofSeconds(10);

  static Stream<Named<String>> bombs() {
    return Stream.of(
        Named.of("deep elements", "<div>".repeat(SIZE / 5)),
        Named.of("many small elements", "<b>".repeat(SIZE / 3)),
        Named.of("tables in tables", "<table><tr><td>".repeat(100_000)),
        Named.of("headings in headings", "<div><h2>".repeat(900) + "word ".repeat(1_900_000)),
        Named.of(
            "formatting that every paragraph opens again",
            IntStream.range(0, 20_000)
                    .mapToObj("<b id=%d>"::formatted)
                    .collect(Collectors.joining())
                + "<p>".repeat(100_000)),
        Named.of("attributes", "<p " + "a1=1 ".repeat(SIZE / 5) + ">x"),
        Named.of("entities", "&amp;".repeat(SIZE / 5)));
  }

  /** Read or named: never the end of the import, and soon. */
  @ParameterizedTest
  @MethodSource("bombs")
  void isReadOrNamedSoon(String html) {
    long from = System.nanoTime();
    String end;
    try {
      HtmlDocument.read("bomb", html.getBytes(StandardCharsets.UTF_8), LIMIT);
      end = "was read";
    } catch (Unreadable e) {
      end = e.reason();
    }
    assertThat(end).matches("was read|(has more than|is nested|takes|unpacks) .{5,100}");
    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LIMIT.multipliedBy(2));
  }
}
