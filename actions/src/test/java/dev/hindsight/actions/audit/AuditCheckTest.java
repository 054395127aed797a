package dev.hindsight.actions.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is changed afterwards, the check finds it. */
class AuditCheckTest {

  private static final int MUTATIONS = 10_000;
  private final List<AuditRow> chain = Chains.of(50);

  @Test
  void anUntouchedChainHolds() {
    AuditReport report = Chains.check(chain, List.of(Chains.head(chain)));
    assertThat(report.findings()).isEmpty();
    assertThat(report.records()).isEqualTo(50);
  }

  @Test
  void tenThousandRandomMutationsAreAllFound() {
    Random random = new Random(4);
    AuditHead head = Chains.head(chain);
    for (int i = 0; i < MUTATIONS; i++) {
      List<AuditRow> mutated = new ArrayList<>(chain);
      String what = Mutation.random(random).apply(mutated, random);
      assertThat(Chains.check(mutated, List.of(head)).broken()).as("%s", what).isPositive();
    }
  }

  @Test
  void aChainMadeAnewIsFoundByAHeadThatWasKeptBefore() {
    AuditHead kept = Chains.head(chain.subList(0, 20));
    assertThat(Chains.check(Chains.of(50), List.of()).findings()).isEmpty();
    assertThat(Chains.check(Chains.of(50), List.of(kept)).findings())
        .containsExactly("record 20 is not the one whose hash was kept: the chain was made anew");
  }

  @Test
  void aCutOffEndIsFoundByAHeadThatWasKeptBefore() {
    AuditHead kept = Chains.head(chain);
    assertThat(Chains.check(chain.subList(0, 49), List.of(kept)).findings())
        .containsExactly("the end is cut off: record 50 was there once");
    assertThat(Chains.check(List.of(), List.of(kept)).broken()).isOne();
  }

  @Test
  void valuesThatAreAwayWithoutARecordOfItAreFound() {
    List<AuditRow> mutated = new ArrayList<>(chain);
    AuditRow row = mutated.get(6);
    mutated.set(6, new AuditRow(row.link(), row.hash(), Optional.empty()));
    assertThat(Chains.check(mutated, List.of()).findings())
        .containsExactly("who did record 7 was taken away, and no record says so");
  }
}
