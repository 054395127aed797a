package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import dev.hindsight.knowledge.search.Entry.Passage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the index says of itself is of one moment. */
class InvertedTest {

  private static final int TURNS = 2_000;

  @Test
  void howRareATermIsComesFromWhatIsSearched() {
    Inverted inverted = new Inverted();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= TURNS; i++) {
                inverted.put(i, entry("d" + i));
                inverted.show();
              }
            });
    while (!writing.isDone()) {
      try (View view = inverted.view()) {
        // all entries have it
        double rarity = Math.log(1 + 0.5 / (Math.max(1, view.entries()) + 0.5));
        if (view.entries() > 0) {
          assertThat(view.rarity("queue")).isCloseTo(rarity, within(1e-12));
        }
      }
    }
    writing.join();
    inverted.close();
  }

  private static Entry entry(String slug) {
    Known known =
        new Known(
            Match.Kind.RUNBOOK,
            slug,
            "The queue",
            Set.of("queue"),
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            "wiki",
            null,
            false,
            false,
            Optional.empty());
    return new Entry(known, slug, List.of(new Passage(1, "", "It is stuck")));
  }
}
