package dev.hindsight.bench.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.Fault;
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
                + " rss_mb=412");
  }

  @Test
  void aMissingCardIsNotCounted() {
    Outcome missing = new Outcome("service-100", Fault.OOM, Optional.empty(), Optional.empty());
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
  void theTableShowsBothFaults() {
    assertThat(new Report(measured(hundred())).table().lines())
        .satisfiesExactly(
            head ->
                assertThat(head.split(" +"))
                    .containsExactly("100", "incidents", "p50", "p95", "max", "goal"),
            all ->
                assertThat(all)
                    .startsWith("alert to card, ms")
                    .containsSubsequence("1500", "1950", "2000"),
            oom -> assertThat(oom).startsWith("  oom").containsSubsequence("1490", "1950", "1990"),
            image -> assertThat(image).startsWith("  bad-image").contains("2000"),
            causes -> assertThat(causes).startsWith("alert to cause").contains("none"),
            oom -> assertThat(oom).startsWith("  oom").contains("none"),
            image -> assertThat(image).startsWith("  bad-image").contains("none"),
            webhook -> assertThat(webhook).startsWith("webhook answered").contains("12"),
            first ->
                assertThat(first)
                    .startsWith("up to first card")
                    .containsSubsequence("11.3", "15.0"),
            memory -> assertThat(memory).startsWith("bot's peak memory").endsWith("412"));
  }

  /** 1010 ms, 1020 ms and so on. */
  private static List<Outcome> hundred() {
    return IntStream.range(0, 100)
        .mapToObj(
            i ->
                new Outcome(
                    "service-" + i,
                    Fault.values()[i % 2],
                    Optional.of(Duration.ofMillis(1010 + 10L * i)),
                    Optional.empty()))
        .toList();
  }

  private static Measured measured(List<Outcome> outcomes) {
    return new Measured(Duration.ofMillis(11_345), outcomes, List.of(Duration.ofMillis(12)), 412);
  }
}
