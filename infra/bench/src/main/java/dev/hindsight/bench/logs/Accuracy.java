package dev.hindsight.bench.logs;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well groups of lines are those of the truth.
 *
 * @param lines share of the lines whose group is exactly a group of the truth (GA)
 * @param groups the harmonic mean of precision and recall of exactly right groups (FGA)
 */
record Accuracy(double lines, double groups) {

  static Accuracy of(List<String> grouped, List<String> truth) {
    Collection<Set<Integer>> found = groups(grouped);
    Set<Set<Integer>> right = new HashSet<>(groups(truth));
    int lines = 0;
    int exact = 0;
    for (Set<Integer> group : found) {
      if (right.contains(group)) {
        exact++;
        lines += group.size();
      }
    }
    return new Accuracy(
        (double) lines / grouped.size(), 2.0 * exact / (found.size() + right.size()));
  }

  /** Share of lines whose template reads as the truth's, however many wildcards touch (PA). */
  static double ofTexts(List<String> texts, List<String> truth) {
    int right = 0;
    for (int i = 0; i < texts.size(); i++) {
      right += normal(texts.get(i)).equals(normal(truth.get(i))) ? 1 : 0;
    }
    return (double) right / texts.size();
  }

  /** Wildcards that only punctuation parts are one, and blanks count as one. */
  static String normal(String template) {
    String one = template.replaceAll("[^\\s<>=({\\[\"']*<\\*>(?:[^\\s<>\\w]*<\\*>)*", "<*>");
    return one.replaceAll("<\\*>(?:,? <\\*>)+", "<*>").replaceAll("\\s+", " ").strip();
  }

  private static Collection<Set<Integer>> groups(List<String> ids) {
    Map<String, Set<Integer>> groups = new LinkedHashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      groups.computeIfAbsent(ids.get(i), _ -> new HashSet<>()).add(i);
    }
    return groups.values();
  }
}
