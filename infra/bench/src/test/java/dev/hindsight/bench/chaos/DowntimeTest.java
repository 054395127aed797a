package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.chaos.JdbcProgress.Claim;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What counts as the time for which a run stood still, and how tallies add up. */
class DowntimeTest {

  private static final Instant T = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isFromTheDeathToTheNextOwnersClaim() {
    List<Claim> claims =
        List.of(
            new Claim(1, "a", T.minusSeconds(1)),
            new Claim(1, "b", T.plusSeconds(9)),
            new Claim(1, "b", T.plusSeconds(30)),
            new Claim(2, "c", T.plusSeconds(4)));
    Downtime taken = Downtime.of(List.of(new Kill(T, "a", Set.of(1L), Set.of("b"))), claims);
    assertThat(taken.takeoverMs()).containsExactly(9_000L);
    assertThat(taken.recoveryMs()).isEmpty();
    Downtime alone = Downtime.of(List.of(new Kill(T, "a", Set.of(1L, 2L, 3L), Set.of())), claims);
    assertThat(alone.recoveryMs()).containsExactlyInAnyOrder(9_000L, 4_000L);
  }

  @Test
  void anHeirThatDiesTooBeginsTheTimeAnew() {
    List<Claim> claims = List.of(new Claim(1, "c", T.plusSeconds(15)));
    Kill first = new Kill(T, "a", Set.of(1L), Set.of("b"));
    Kill heir = new Kill(T.plusSeconds(8), "b", Set.of(1L), Set.of("c"));
    assertThat(Downtime.of(List.of(first, heir), claims).takeoverMs()).containsExactly(7_000L);
  }

  @Test
  void theRarestFailPointCounts() {
    Tally one = tally(Map.of("after-write", 3, "before-intent", 1), 0);
    assertThat(one.minHits()).as("at most places nobody died").isZero();
    Tally sum = one.and(tally(Map.of("after-write", 2), 1));
    assertThat(sum.deaths()).containsEntry("after-write", 5);
    assertThat(sum.plans()).isEqualTo(20);
    assertThat(one.clean()).isTrue();
    assertThat(sum.clean()).isFalse();
  }

  private static Tally tally(Map<String, Integer> deaths, int doubled) {
    return new Tally(10, 4, deaths, Map.of(), doubled, 0, 0, 0, 0, List.of(), List.of(), 5);
  }
}
