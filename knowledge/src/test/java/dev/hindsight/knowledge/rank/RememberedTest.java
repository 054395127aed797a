package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.knowledge.Origin;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.PastIncident.Ending;
import dev.hindsight.knowledge.PastIncident.Ending.Judged;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was on an object before moves its causes a little, and never makes one. */
class RememberedTest {

  private static final Instant NOW = Samples.SINCE;
  private static final String KEY = "shop/cart";

  private final Candidate full = candidate("disk_full", KEY, 0.5);
  private final Candidate slow = candidate("db_slow", KEY, 0.5);

  @Test
  void ofEqualsTheOneThatWasHereBeforeComesFirst() {
    Remembered remembered = remembered(past("disk_full", 4, Judged.SOMEHOW));

    assertThat(remembered.weighed(List.of(slow, full), NOW))
        .extracting(Candidate::category)
        .containsExactly("disk_full", "db_slow");
  }

  @Test
  void whatWasOnAnotherObjectIsNoReason() {
    Candidate elsewhere = candidate("disk_full", "shop/mail", 0.5);

    assertThat(score(remembered(past("disk_full", 4, Judged.BY_A_PERSON)), elsewhere))
        .isEqualTo(0.5);
  }

  @Test
  void latelyCountsMoreThanLongAgo() {
    assertThat(score(remembered(past("disk_full", 1, Judged.SOMEHOW)), full))
        .isGreaterThan(score(remembered(past("disk_full", 90, Judged.SOMEHOW)), full));
  }

  @Test
  void aConfirmedOutcomeRaisesAndARefusedOneLowers() {
    double somehow = score(remembered(past("disk_full", 4, Judged.SOMEHOW)), full);

    assertThat(score(remembered(past("disk_full", 4, Judged.BY_A_PERSON)), full))
        .isGreaterThan(somehow);
    assertThat(score(remembered(past("disk_full", 4, Judged.BY_A_FIX)), full))
        .isGreaterThan(somehow);
    assertThat(score(remembered(past("disk_full", 4, Judged.REFUSED)), full)).isLessThan(0.5);
  }

  @Test
  void noPastOutweighsWhatIsSeen() {
    List<PastIncident> much = new ArrayList<>();
    List<PastIncident> refused = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      much.add(past("disk_full", 0, Judged.BY_A_PERSON));
      refused.add(past("disk_full", 0, Judged.REFUSED));
    }

    assertThat(score(Remembered.of(much, Set.of()), full)).isBetween(0.5, 0.55);
    assertThat(score(Remembered.of(refused, Set.of()), full)).isBetween(0.45, 0.5);
    assertThat(score(Remembered.of(much, Set.of()), candidate("disk_full", KEY, 0))).isZero();
    assertThat(Remembered.of(much, Set.of()).weighed(List.of(), NOW)).isEmpty();
  }

  @Test
  void withoutEvidenceOfTodayAHistoryNamesNoCause() {
    List<PastIncident> past = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      past.add(past("disk_full", i, Judged.BY_A_PERSON));
    }
    Symptoms quiet = Samples.checkout("Slow", "workload: 3 of 3 pods are ready");

    assertThat(
            CauseRankings.of(new dev.hindsight.knowledge.Experience(past, Set.of(), Set.of()))
                .rank(quiet, List.of())
                .causes())
        .noneMatch(cause -> cause.category().equals("disk_full"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recurrence", "recency", "outcome"})
  void eachSignalCanBeLeftOut(String signal) {
    List<PastIncident> past = List.of(past("disk_full", 4, Judged.BY_A_FIX));
    Set<String> others = new java.util.HashSet<>(Set.of("recurrence", "recency", "outcome"));
    others.remove(signal);
    double none = score(Remembered.of(past, Set.of("recurrence", "recency", "outcome")), full);

    assertThat(none).isEqualTo(0.5);
    assertThat(score(Remembered.of(past, others), full)).isGreaterThan(none);
    assertThat(score(Remembered.of(past, Set.of(signal)), full))
        .isLessThan(score(Remembered.of(past, Set.of()), full));
  }

  @Test
  void whereNobodyKnowsWhenNothingIsRecent() {
    assertThat(new Recency().lean(before(past("disk_full", 4, Judged.SOMEHOW)), Instant.EPOCH))
        .isZero();
    assertThat(new Recency().lean(before(past("disk_full", -4, Judged.SOMEHOW)), NOW))
        .isCloseTo(0.03, within(1e-9));
  }

  @Test
  void toldInWords() {
    PastIncident fixed = with(past("disk_full", 4, Judged.BY_A_FIX), "the volume was\ngrown", true);
    PastIncident vain = with(past("disk_full", 20, Judged.BY_A_PERSON), "it was restarted", false);
    PastIncident refused = past("disk_full", 9, Judged.REFUSED);

    assertThat(BeforeWords.of(before(vain, fixed, refused), NOW))
        .contains(
            "seen 2 times on this object, last 4 days ago (LSN-4); a fix helped 1 of 2 times; a"
                + " person said once that it was not this");
    assertThat(BeforeWords.of(before(fixed), NOW))
        .contains("seen once on this object, 4 days ago (LSN-4); a fix helped");
    assertThat(BeforeWords.of(Before.NOTHING, NOW)).isEmpty();
  }

  private static double score(Remembered remembered, Candidate candidate) {
    return remembered.weighed(List.of(candidate), NOW).getFirst().score();
  }

  private static Remembered remembered(PastIncident... past) {
    return Remembered.of(List.of(past), Set.of());
  }

  private Before before(PastIncident... past) {
    return remembered(past).of(full);
  }

  private static Candidate candidate(String cause, String key, double score) {
    return new Candidate(
        cause, key, "Deployment " + key, Optional.empty(), Optional.empty(), score, 1, List.of());
  }

  private static PastIncident past(String cause, int daysAgo, Judged judged) {
    return new PastIncident(
        "LSN-" + daysAgo,
        new Symptoms(
            "cart", "shop", List.of(), List.of(), List.of(), NOW.minus(Duration.ofDays(daysAgo))),
        cause,
        Optional.of("Pod shop/cart-7d9f8b6c5d-x2x4z"),
        new Ending(judged, Optional.empty(), Optional.empty()),
        new Origin.Given());
  }

  private static PastIncident with(PastIncident past, String fix, boolean helped) {
    return new PastIncident(
        past.id(),
        past.symptoms(),
        past.cause(),
        past.object(),
        new Ending(past.ending().judged(), Optional.of(fix), Optional.of(helped)),
        past.origin());
  }
}
