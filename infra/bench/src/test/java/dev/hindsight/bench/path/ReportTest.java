package dev.hindsight.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.cluster.Injection;
import dev.hindsight.local.cluster.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {

  private static final Said OOM = new Said("oom_killed", "out of memory", "likely");
  private static final Said BUSY = new Said("overload", "too much to do", "possible");
  private static final Said CRASH = new Said("app_crash", "it crashes", "likely");

  private final Locale before = Locale.getDefault();

  @BeforeEach
  void writeNumbersAsGermansDo() {
    Locale.setDefault(Locale.GERMANY);
  }

  @AfterEach
  void writeThemAsBefore() {
    Locale.setDefault(before);
  }

  @Test
  void theResultLineIsPlain() {
    assertThat(new Report(measured(hundred())).resultLine())
        .isEqualTo(
            "RESULT bench=path incidents=100 first_card_s=11.3 card_p50_ms=1500 card_p95_ms=1950"
                + " first_cause_right=75.0 rss_mb=412");
  }

  @Test
  void aMissingCardIsNotCounted() {
    Outcome missing =
        new Outcome(
            injection(100), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    Measured measured = measured(Stream.concat(hundred().stream(), Stream.of(missing)).toList());
    assertThat(measured.withoutCard()).containsExactly("service-100");
    assertThat(new Report(measured).resultLine()).contains(" incidents=100 ");
  }

  @Test
  void theSlowestAreNamed() {
    assertThat(new Report(measured(hundred())).slowest())
        .startsWith("slowest: service-99 2000 ms, service-98 1990 ms, ")
        .endsWith("service-95 1960 ms");
  }

  @Test
  void theTableShowsTimesAndThenEachFault() {
    assertThat(new Report(measured(hundred())).table().lines().map(line -> line.split("  +")))
        .containsExactly(
            words("100 incidents", "p50", "p95", "max", "goal"),
            words("alert to card, ms", "1500", "1950", "2000", "p95 2000"),
            words("alert to cause on the card, ms", "none"),
            words("webhook answered, ms", "12", "12", "12"),
            words("up to first card, s", "11.3", "15.0"),
            words("bot's peak memory, MiB", "412"),
            words(""),
            words("fault", "incidents", "card p95", "cause p95", "first", "settled", "likely"),
            words("oom", "50", "1950", "none", "50", "50", "50"),
            words("slow", "50", "1960", "none", "50", "25", "0"));
  }

  @Test
  void whatIsNotRightIsToldWithWhatWasSaid() {
    assertThat(new Report(measured(hundred())).wrong())
        .hasSize(25)
        .startsWith("slow (minor, seed 7) on service-1: app_crash, likely: it crashes");
  }

  private static String[] words(String... words) {
    return words;
  }

  /** 1010 ms, 1020 ms and so on; every fourth is first right and then wrong. */
  private static List<Outcome> hundred() {
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                new Outcome(
                    injection(i),
                    Optional.of(Duration.ofMillis(1010 + 10L * i)),
                    Optional.empty(),
                    Optional.of(i % 2 == 0 ? OOM : BUSY),
                    Optional.of(i % 2 == 0 ? OOM : i % 4 == 1 ? CRASH : BUSY)))
        .toList();
  }

  private static Injection injection(int i) {
    return new Injection(i % 2 == 0 ? Fault.OOM : Fault.SLOW, "service-" + i, Severity.MINOR, 7);
  }

  private static Measured measured(List<Outcome> outcomes) {
    return new Measured(Duration.ofMillis(11_345), outcomes, List.of(Duration.ofMillis(12)), 412);
  }
}
