package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Symptoms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors of many kinds are the cause only where none of them is it. */
class SeveralErrorsTest {

  private static final String POD = "Pod shop/checkout-7d9f8b6c5d-x2x4z";

  private static final List<String> THREE_KINDS =
      List.of(
          "ERROR voucher 17: duplicate key value violates unique constraint",
          "ERROR report 4: validation of the period went wrong",
          "ERROR cache entry 9 could not be decoded");

  @Test
  void threeSingleErrorsHideNoCauseThatALogTells() {
    RankedCauses ranked =
        rank(
            Stream.concat(
                THREE_KINDS.stream(),
                IntStream.range(0, 3)
                    .mapToObj(
                        i -> "FATAL: remaining connection slots are reserved for superusers")));

    assertThat(ranked.best().category()).isEqualTo("db_connection_exhaustion");
  }

  @Test
  void typesInAChainOrOfATroubleElsewhereAreOneTrouble() {
    RankedCauses ranked =
        rank(
            Stream.of(
                "ERROR web: ServletError: request failed",
                "Caused by: shop.CartException: no cart",
                "Caused by: java.lang.NullPointerException: total",
                "ERROR web: TimeoutError: pool",
                "ERROR web: ConnectionError: reset",
                "ERROR web: HTTPError: 502"));

    assertThat(ranked.causes())
        .extracting(RankedCauses.Cause::category)
        .doesNotContain("multiple_app_errors");
  }

  @Test
  void oneErrorThatNobodyCaughtMayBeNothingButTwoAreNot() {
    assertThat(quiet("[api] TypeError: it is undefined").best().category())
        .isEqualTo("nothing_wrong");
    assertThat(
            quiet("[api] TypeError: it is undefined\n[api] RangeError: it is over")
                .best()
                .category())
        .isEqualTo("something_new");
  }

  private static RankedCauses quiet(String log) {
    return RawText.ranked(
        "### log Pod fe/bff-1\n%s\n### state\nNAME    READY   STATUS    RESTARTS   AGE\n"
                .formatted(log)
            + "bff-1   1/1     Running   0          3d");
  }

  @Test
  void manyErrorsOfThreeKindsHideNoCauseThatTheyDoNotContain() {
    RankedCauses ranked =
        rank(
            Stream.concat(
                IntStream.range(0, 12).boxed().flatMap(_ -> THREE_KINDS.stream()),
                Stream.of(
                    "FATAL: remaining connection slots are reserved for superusers",
                    "FATAL: sorry, too many clients already")));

    assertThat(ranked.best().category()).isEqualTo("db_connection_exhaustion");
  }

  @Test
  void whatLogsSayOfOthersIsNotWhatTheClusterSays() {
    RankedCauses ranked =
        rank(
            IntStream.range(0, 8)
                .boxed()
                .flatMap(
                    i ->
                        Stream.of(
                            "ERROR cache worker was OOMKilled, exit code 137, try " + i,
                            "ERROR validation of ImagePullBackOff note " + i,
                            "ERROR voucher " + i + ": duplicate key in DiskPressure=True")));

    assertThat(ranked.causes())
        .extracting(RankedCauses.Cause::category)
        .doesNotContain("oom_killed", "image_pull", "node_pressure")
        .startsWith("multiple_app_errors");
  }

  @Test
  void errorsOfManyKindsAgainAndAgainAreTheCauseWhereNoneOfThemIs() {
    RankedCauses ranked =
        rank(
            IntStream.range(0, 8)
                .boxed()
                .flatMap(
                    i ->
                        Stream.of(
                            "ERROR login " + i + " failed: identity certificate expired",
                            "ERROR query " + i + ": syntax error at or near \"SELEC\"",
                            "ERROR order " + i + ": duplicate key value")));

    assertThat(ranked.best().category()).isEqualTo("multiple_app_errors");
    assertThat(ranked.best().title()).contains("certificate", "syntax", "duplicate");
  }

  @Test
  void whatThePlatformStatesStaysAboveThem() {
    List<EvidenceLine> lines = new ArrayList<>();
    lines.add(
        new EvidenceLine(
            1,
            POD,
            "event",
            "Warning DNSConfigForming x4: dial tcp: lookup payments on 10.0.0.10:53: no such"
                + " host"));
    lines.add(
        new EvidenceLine(2, POD, "event", "Warning Failed: lookup registry: no such host, i/o"));
    IntStream.range(0, 8)
        .boxed()
        .flatMap(_ -> THREE_KINDS.stream())
        .forEach(text -> lines.add(new EvidenceLine(lines.size() + 1, POD, "log", text)));

    assertThat(rank(lines.subList(0, 2)).best().category()).isEqualTo("dns_resolution");
    assertThat(rank(lines).best().category()).isEqualTo("dns_resolution");
  }

  private static RankedCauses rank(Stream<String> logs) {
    List<EvidenceLine> lines = new ArrayList<>();
    lines.add(new EvidenceLine(1, POD, "pod", "pod checkout-1: phase Running, ready, on node-1"));
    logs.forEach(text -> lines.add(new EvidenceLine(lines.size() + 1, POD, "log", text)));
    return rank(lines);
  }

  private static RankedCauses rank(List<EvidenceLine> lines) {
    return new RuleRanking()
        .rank(
            new Symptoms(
                "checkout", "shop", List.of("HighErrorRate"), List.of(), lines, Instant.EPOCH),
            List.of());
  }
}
