package dev.hindsight.knowledge.search;

import dev.hindsight.knowledge.text.Terms;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Why something was found, in words; the strongest reason first; pure. */
final class Reasons {

  static final String MEANING = "similar in meaning";

  private static final int MOST_WORDS = 5;

  private Reasons() {}

  static List<String> of(Candidate candidate, String text, Question question, View view) {
    List<String> reasons = new ArrayList<>(Structure.reasons(candidate.known(), question));
    List<String> words = words(text, question, view);
    if (!words.isEmpty()) {
      reasons.add("words: " + String.join(", ", words));
    } else if (candidate.whole() > 0) {
      reasons.add("words in other passages");
    }
    if (candidate.similar()) {
      reasons.add(MEANING);
    }
    return List.copyOf(reasons);
  }

  /** The rarest, spelled as they were met; a part of a word already named says nothing new. */
  private static List<String> words(String text, Question question, View view) {
    Set<String> terms = new HashSet<>(Terms.of(text));
    List<String> shown = new ArrayList<>();
    question.terms().keySet().stream()
        .filter(terms::contains)
        .sorted(
            Comparator.comparingDouble((String term) -> -view.rarity(term)).thenComparing(t -> t))
        .map(term -> question.spellings().getOrDefault(term, term))
        .forEach(
            word -> {
              if (shown.size() < MOST_WORDS && shown.stream().noneMatch(w -> overlap(w, word))) {
                shown.add(word);
              }
            });
    return shown;
  }

  private static boolean overlap(String a, String b) {
    String lower = a.toLowerCase(Locale.ROOT);
    String other = b.toLowerCase(Locale.ROOT);
    return lower.contains(other) || other.contains(lower);
  }
}
