package dev.hindsight.knowledge.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

class PdfBombTest {

  private static final long GIB = 1L << 30;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private static final Logger LOG = (Logger) LoggerFactory.getLogger("org.apache.pdfbox");

  /** One of the files makes it say the same a hundred thousand times. */
  @BeforeAll
  static void quiet() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void loud() {
    LOG.setLevel(null);
  }

  static Stream<Named<byte[]>> bombs() {
    return Stream.of(
        Named.of("blanks", PdfBombs.large("    ", 2 * GIB)),
        Named.of("operators", PdfBombs.large("q Q ", 2 * GIB)),
        Named.of("one word", PdfBombs.large("qqqq", 2 * GIB)),
        Named.of("brackets in a page", PdfBombs.large("[[[[", GIB / 4)),
        Named.of("packed objects", PdfBombs.largeObjects(2 * GIB)),
        Named.of("a million pages", PdfBombs.pages(1_000_000, 1_000_000)),
        Named.of("a million pages that say they are one", PdfBombs.pages(1_000_000, 1)),
        Named.of("a page tree in itself", PdfBombs.cycle()),
        Named.of("forms that double", PdfBombs.doubling(60)),
        Named.of("a form in itself", PdfBombs.itself()),
        Named.of("brackets", PdfBombs.brackets(5_000_000)));
  }

  /** Time and memory are bounded, and nothing goes on working in the background. */
  @ParameterizedTest
  @MethodSource("bombs")
  void isNamedAndSkipped(byte[] pdf) {
    assertThat(pdf).hasSizeLessThan((int) Format.PDF.most());
    long from = System.nanoTime();

    assertThatThrownBy(() -> PdfDocument.read("bomb", pdf, LIMIT))
        .isInstanceOf(Unreadable.class)
        .extracting(e -> ((Unreadable) e).reason())
        .asString()
        .matches("(is|has|takes|unpacks) .{5,200}");

    assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(LIMIT.multipliedBy(3));
    await()
        .atMost(LIMIT.multipliedBy(2))
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().equals("document")));
  }
}
