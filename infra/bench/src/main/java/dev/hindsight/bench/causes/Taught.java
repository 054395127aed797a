package dev.hindsight.bench.causes;

import dev.hindsight.knowledge.CauseRanking;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.rank.CauseRankings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The engine with what it was taught for each case.
 *
 * @param history labelled cases it may learn from
 * @param otherGroups whether a case's own group teaches nothing about it
 * @param off signals it does without
 */
public record Taught(
    List<Case> history,
    boolean otherGroups,
    Set<String> off,
    List<PastIncident> lies,
    Map<Key, CauseRanking> made) {

  public Taught {
    history = List.copyOf(history);
    off = Set.copyOf(off);
    lies = List.copyOf(lies);
  }

  public Taught(List<Case> history, boolean otherGroups, Set<String> off) {
    this(history, otherGroups, off, List.of(), new HashMap<>());
  }

  /** The first day. */
  public static Taught nothing() {
    return new Taught(List.of(), false, Set.of());
  }

  /** The same, deceived: these past incidents are not true. */
  Taught believing(List<PastIncident> more) {
    return new Taught(history, otherGroups, off, more, new HashMap<>());
  }

  /** The same without these signals. */
  Taught without(Set<String> signals) {
    return new Taught(history, otherGroups, signals, lies, new HashMap<>());
  }

  /** The engine that is to rank this case. */
  CauseRanking engine(Case one) {
    return engine(one, Set.of());
  }

  /** The same, to which these causes are unknown, learned or shipped. */
  CauseRanking engine(Case one, Set<String> unknown) {
    Key key = new Key(otherGroups ? one.group() : "", new TreeSet<>(unknown));
    return made.computeIfAbsent(key, this::make);
  }

  /** What teaches about a case of this group. */
  List<Case> teaching(Case one) {
    return teaching(otherGroups ? one.group() : "");
  }

  private List<Case> teaching(String group) {
    return otherGroups
        ? history.stream().filter(past -> !past.group().equals(group)).toList()
        : history;
  }

  private CauseRanking make(Key key) {
    List<PastIncident> past =
        java.util.stream.Stream.concat(
                teaching(key.group()).stream().flatMap(one -> one.lesson().stream()), lies.stream())
            .filter(lesson -> !key.unknown().contains(lesson.cause()))
            .toList();
    return CauseRankings.of(new Experience(past, key.unknown(), off));
  }

  /** What makes one engine differ from another. */
  record Key(String group, Set<String> unknown) {}
}
