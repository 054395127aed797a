package dev.hindsight.knowledge;

import java.util.List;

/** A plain sentence and the evidence lines it rests on. */
public record Explanation(String sentence, List<Integer> evidence) {

  public Explanation {
    evidence = List.copyOf(evidence);
  }
}
