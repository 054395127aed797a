package dev.hindsight.knowledge.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.search.Entry.Known;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FusionTest {

  @Test
  void whatTiesComesNewestFirst() {
    assertThat(ids(Fusion.ALL, words("2", 0.5), words("10", 0.5), words("9", 0.9)))
        .containsExactly("9", "10", "2");
  }

  @Test
  void meaningDecidesWhereWordsDoNot() {
    assertThat(ids(Fusion.ALL, words("2", 0.5), candidate("1", 0.5, 0.5, 0, 0)))
        .containsExactly("1", "2");
  }

  @Test
  void aTwinInOtherWordsComesBeforeACommonWord() {
    assertThat(ids(Fusion.ALL, words("2", 0.4), candidate("1", 0.1, 0.8, 0, 0)))
        .containsExactly("1", "2");
  }

  @Test
  void aWholeTitleSaysMoreThanTwiceItsHalf() {
    assertThat(ids(Fusion.ALL, candidate("2", 0.3, 0, 0.5, 0), candidate("1", 0.2, 0, 1, 0)))
        .containsExactly("1", "2");
  }

  @Test
  void theSameAlertAndServiceOutweighMeaning() {
    assertThat(ids(Fusion.ALL, candidate("2", 0.3, 1, 0, 0), candidate("1", 0.3, 0, 0, 1.8)))
        .containsExactly("1", "2");
  }

  @Test
  void aLegThatIsOffDoesNotCount() {
    Candidate[] both = {words("2", 0.5), candidate("1", 0.1, 1, 0, 0)};

    assertThat(ids(Fusion.ALL, both)).containsExactly("1", "2");
    assertThat(ids(new Fusion(Set.of(Leg.MEANING)), both)).containsExactly("2", "1");
  }

  @Test
  void ofEqualsWhatNobodyReviewedStandsBelow() {
    assertThat(ids(Fusion.ALL, page("unreviewed"), page("imported")))
        .containsExactly("imported", "unreviewed");
  }

  private static Candidate page(String trust) {
    Known known =
        new Known(
            Match.Kind.RUNBOOK,
            trust,
            "title",
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            "wiki",
            trust,
            false,
            false,
            Optional.empty());
    return new Candidate(known, 0.5, 0.5, 0, 0, false, 0, 0);
  }

  private static List<String> ids(Fusion fusion, Candidate... candidates) {
    return fusion.best(List.of(candidates), 5).stream()
        .map(scored -> scored.candidate().known().owner())
        .toList();
  }

  private static Candidate words(String number, double share) {
    return candidate(number, share, 0, 0, 0);
  }

  private static Candidate candidate(
      String number, double words, double meaning, double title, double structure) {
    Known known =
        new Known(
            Match.Kind.LESSON,
            number,
            "title",
            Set.of(),
            Set.of(),
            Set.of(),
            Set.of(),
            "",
            null,
            null,
            true,
            false,
            Optional.of(Instant.EPOCH));
    return new Candidate(known, words, words, title, meaning, meaning > 0, structure, 0);
  }
}
