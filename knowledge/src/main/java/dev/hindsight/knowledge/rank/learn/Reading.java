package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.Symptoms;
import java.util.Set;
import java.util.stream.Collectors;

/** An incident's lines read once and compared with better days. */
public final class Reading {

  private static final Snapshot NEVER = new Snapshot(java.util.Map.of());

  private final Look look;
  private final Difference difference;

  private Reading(Look look, Difference difference) {
    this.look = look;
    this.difference = difference;
  }

  static Reading of(Look look, Usual remembered, Set<String> off) {
    Snapshot before = off.contains("baseline") ? NEVER : look.before();
    return new Reading(look, Difference.of(look.today(), before, remembered));
  }

  Look look() {
    return look;
  }

  Difference difference() {
    return difference;
  }

  /** The symptoms without what the same objects log, tell and report in better days as well. */
  public Symptoms unusual() {
    Symptoms all = look.symptoms();
    if (all.healthy().isEmpty()) {
      return all;
    }
    Set<Integer> numbers = numbers();
    return new Symptoms(
        all.service(),
        all.namespace(),
        all.alertNames(),
        all.alertTexts(),
        all.evidence().stream()
            .filter(
                line -> numbers.contains(line.number()) || Family.of(line.kind()) == Family.STATE)
            .toList(),
        all.healthy(),
        all.since(),
        all.calls());
  }

  /** Numbers of the lines that have something of their own. */
  public Set<Integer> numbers() {
    return difference.unusual(look.now()).stream()
        .map(EvidenceLine::number)
        .collect(Collectors.toSet());
  }
}
