package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.executor.FailPoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the next executor should die: where the fewest died, and is passed at all. */
class FewestDeathsTest {

  @Test
  void isWhereTheFewestDiedAlsoInEarlierBatches() {
    Deaths all = Deaths.named(Map.of("before-claim", 2)).and(everywhere(1));
    assertThat(all.fewest(0)).hasSize(14).doesNotContain(FailPoint.BEFORE_CLAIM);
    assertThat(all.fewest(1)).hasSize(14);
    assertThat(all.fewest(2)).hasSize(15);
    assertThat(all.least()).isEqualTo(1);
    assertThat(all.named()).containsEntry("before-claim", 3).containsEntry("after-final", 1);
  }

  /** One point is passed by few: the others do not run away from it, and it gets its share. */
  @Test
  void aPointThatFewPassHoldsTheOthersBackAndGetsItsShare() {
    SplittableRandom random = new SplittableRandom(1);
    Deaths deaths = Deaths.none();
    for (int round = 0; round < 1_500; round++) {
      List<FailPoint> passed =
          Stream.of(FailPoint.values())
              .filter(p -> p != FailPoint.BETWEEN_UNDO_STEPS || random.nextInt(5) == 0)
              .toList();
      deaths = dead(deaths, passed, random);
    }
    assertThat(deaths.least()).as(deaths.named().toString()).isGreaterThanOrEqualTo(97);
  }

  private static Deaths dead(Deaths deaths, List<FailPoint> passed, SplittableRandom random) {
    for (int more = 0; ; more++) {
      Set<FailPoint> aimed = deaths.fewest(more);
      List<FailPoint> met = passed.stream().filter(aimed::contains).toList();
      if (!met.isEmpty()) {
        return deaths.and(met.get(random.nextInt(met.size())));
      }
    }
  }

  private static Deaths everywhere(int count) {
    return Stream.of(FailPoint.values())
        .map(point -> new Deaths(Map.of(point, count)))
        .reduce(Deaths.none(), Deaths::and);
  }
}
