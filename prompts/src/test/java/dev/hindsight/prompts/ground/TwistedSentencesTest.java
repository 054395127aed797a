package dev.hindsight.prompts.ground;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.prompts.Fact;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** True names and figures put together to something untrue are dropped; told honestly they stay. */
class TwistedSentencesTest {

  private static final Facts FACTS =
      new Facts(
          List.of(
              new Fact.Quoted(
                  1,
                  "alert, alert",
                  "PodOOMKilled: app of checkout was killed 3 times in 5 minutes"),
              new Fact.Seen(2, "Deployment shop/checkout", "2 of 3 pods available"),
              new Fact.Seen(
                  3,
                  "Pod shop/checkout-7d9f8b6c5d-x2x4z",
                  "container app: restarts 4, last terminated OOMKilled, exit 137"),
              new Fact.Seen(
                  4,
                  "Pod shop/checkout-7d9f8b6c5d-x2x4z",
                  "container app: memory limit 256Mi, request 128Mi"),
              new Fact.Cause(
                  5,
                  "checkout runs out of memory (limit 256Mi)",
                  "likely",
                  List.of(3, 4),
                  List.of()),
              new Fact.Cause(6, "memory leak after a release", "possible", List.of(3), List.of(2)),
              new Fact.Known(7, "no change was made to checkout in the last 24 h"),
              new Fact.Known(8, "error rate 12.5 % since 02:57, 40 ms before"),
              new Fact.Seen(9, "Deployment shop/payments", "0 of 3 pods available"),
              new Fact.Quoted(
                  10,
                  "log, Pod shop/checkout-7d9f8b6c5d-x2x4z",
                  "connection to payments-db refused, retry 2 of 5, temperature -40")));

  private static Optional<String> objection(String text, String facts) {
    return new Grounding(FACTS)
        .objection(new Sentence(text, Stream.of(facts.split(",")).map(Integer::valueOf).toList()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 of 2 pods are available. | 2
          All 3 pods are available. | 2
          3 pods are available. | 2
          None of the 3 pods are available. | 2
          Both pods are available. | 2
          Only a few of 3 pods are available. | 2
          Checkout was killed 5 times in 3 minutes. | 1
          Checkout was killed 3 times in 5 hours. | 1
          Checkout was killed 3 times in 5 seconds. | 1
          Checkout was killed in 3 minutes. | 1
          The memory limit is 128Mi. | 4
          The memory request is 256Mi. | 4
          The memory limit is above 256Mi. | 4
          The memory limit is 256 Mi. | 4
          The memory limit is 256MI. | 4
          The memory limit is 256mi. | 4
          A change was made to checkout in the last 24 h. | 7
          A change was made to checkout in the last 24 minutes. | 7
          No change was made to payments in the last 24 h. | 7
          The error rate is 12.5 ms. | 8
          The error rate is 40 %. | 8
          The error rate is 125 %. | 8
          The error rate is 12,5 %. | 8
          The error rate is under 12.5 %. | 8
          Deployment shop/payments: 2 of 3 pods available. | 2,9
          Deployment shop/checkout: 0 of 3 pods available. | 2,9
          Checkout never runs out of memory, it is likely. | 5
          It is likely that checkout has enough memory. | 5
          It is hardly likely that checkout runs out of memory. | 5
          It is anything but likely that checkout runs out of memory. | 5
          It is as likely as unlikely that checkout runs out of memory. | 5
          Checkout runs out of memory. | 5
          Checkout runs out of memory after a release. | 5,6
          A memory leak after a release. | 6
          It is likely that memory leaks after a release. | 5,6
          Memory leak after a release is the reason. | 6
          The rеstarts of container app are 4. | 3
          Container app restаrts 4. | 3
          Container app was terminated with exit １３７. | 3
          Container app restarts ⁴, last terminated. | 3
          Container app restarts ④, last terminated. | 3
          Container app restarts Ⅳ, last terminated. | 3
          Container app: restarts 4 0, last terminated. | 3
          Container app: restarts 4.0e3, last terminated. | 3
          Container app: restarts −4, last terminated. | 3
          Container app: restarts -4, last terminated. | 3
          Container app: restarts 4k, last terminated. | 3
          Container app: restarts 4+, last terminated. | 3
          Container app restarts four times. | 3
          Container app last terminated OOMKilled, exit 137 pods. | 3
          Temperature 40 since retry 2. | 10
          Connection to payments-db refused, retry 5 of 2. | 10
          Connection to payments-db accepted. | 10
          Connection to payments-db was not refused. | 10
          Payments-db refused 2 of 5 connections. | 10
          Der container app ist restarts 4. | 3
          El container app restarts 4 veces. | 3
          The container app was last terminated in the past 4 minutes. | 3
          Deployment shop/checkout lost all its pods. | 2
          Deployment shop/checkout lost 3 pods. | 2
          Less than 2 of 3 pods are available. | 2
          At least 2 of 3 pods are available. | 2
          Up to 3 pods are available, 2 of 3. | 2
          2 of 3 pods are down. | 2
          2 of 3 pods failed. | 2
          2 of 3 pods are unavailable. | 2
          The alert was wrong: app of checkout was killed 3 times. | 1
          The limit of 256Mi is double the request. | 4
          The limit of 256Mi is larger than the request of 128Mi. | 4
          """)
  void aTwistedOneIsDropped(String text, String facts) {
    assertThat(objection(text, facts)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2 out of 3 pods are available. | 2
          Deployment shop/checkout has 2 of 3 pods available. | 2
          Only 2 of 3 pods of checkout are available. | 2
          Container app restarted 4 times. | 3
          Container app has 4 restarts and last terminated with exit 137. | 3
          Container app was last terminated by OOMKilled, exit 137. | 3
          Its memory limit is 256Mi. | 4
          The container has a 256Mi memory limit. | 4
          Checkout was killed 3 times in 5 minutes. | 1
          Checkout was killed 3 times within 5 minutes. | 1
          It is likely that checkout runs out of memory at its limit of 256Mi. | 5
          It is possible that there is a memory leak after a release. | 6
          No change was made to checkout in the last 24 h. | 7
          No change was made to checkout in the last 24 hours. | 7
          The error rate is 12.5 % since 02:57. | 8
          Payments has 0 of 3 pods available. | 9
          A connection to payments-db was refused. | 10
          Container app of checkout restarts 4, and 2 of 3 pods are available. | 2,3
          """)
  void anHonestOneStays(String text, String facts) {
    assertThat(objection(text, facts)).isEmpty();
  }

  @Test
  void whatDoesNotShowIsDropped() {
    for (String hidden : List.of("\u200b", "\u2060", "\u202e", "\u00ad", "\ufeff", "\ue000")) {
      assertThat(objection("Container app restarts 4%s0, exit 137.".formatted(hidden), "3"))
          .isPresent();
    }
  }
}
