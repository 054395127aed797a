package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.Match;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FusionTest {

  @Test
  void wordsAloneKeepTheirOrder() {
    assertThat(ids(candidate("a", 2.0, 0), candidate("b", 1.0, 0), candidate("c", 1.0, 0)))
        .containsExactly("a", "b", "c");
  }

  @Test
  void meaningDecidesWhereWordsDoNot() {
    assertThat(ids(candidate("a", 1.0, 0), candidate("b", 1.0, 0.5))).containsExactly("b", "a");
  }

  @Test
  void aTwinInOtherWordsComesBeforeACommonWord() {
    assertThat(ids(candidate("common word", 0.9, 0.1), candidate("twin", 0.3, 0.8)))
        .containsExactly("twin", "common word");
  }

  @Test
  void theSameAlertAndServiceOutweighMeaning() {
    assertThat(ids(candidate("near", 0.3, 1), candidate("same", 2.0, 0)))
        .containsExactly("same", "near");
  }

  @Test
  void theReasonIsAddedOnlyWhereItCounts() {
    List<Match> found = Fusion.best(List.of(candidate("a", 1, 0.8), candidate("b", 1, 0)), 5);

    assertThat(found.get(0).why()).containsExactly("words: w", Fusion.REASON);
    assertThat(found.get(1).why()).containsExactly("words: w");
  }

  @Test
  void whatSharesNothingIsNoAnswer() {
    Candidate far = new Candidate(match("far", 0.4, List.of()), 0);
    Candidate near = new Candidate(match("near", 0.4, List.of()), 0.7);

    assertThat(ids(far, near)).containsExactly("near");
  }

  private static List<String> ids(Candidate... candidates) {
    return Fusion.best(List.of(candidates), 5).stream().map(Match::id).toList();
  }

  private static Candidate candidate(String id, double score, double meaning) {
    return new Candidate(match(id, score, List.of("words: w")), meaning);
  }

  private static Match match(String id, double score, List<String> why) {
    return new Match(Match.Kind.LESSON, id, id, score, why, "", Optional.empty());
  }
}
