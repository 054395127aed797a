package dev.hindsight.actions.executor;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether an object still has what several actions gave it one after the other; pure. */
final class Holding {

  private Holding() {}

  /** A field counts as the last of them left it. */
  static boolean allOf(List<Action> actions, Live live) {
    if (!actions.getLast().holds(live)) {
      return false;
    }
    Set<String> later = new HashSet<>(actions.getLast().after().keySet());
    for (Action action : actions.subList(0, actions.size() - 1).reversed()) {
      if (!without(action.now(live), later).equals(without(action.after(), later))) {
        return false;
      }
      later.addAll(action.after().keySet());
    }
    return true;
  }

  private static SortedMap<String, String> without(
      SortedMap<String, String> fields, Set<String> others) {
    SortedMap<String, String> rest = new TreeMap<>(fields);
    rest.keySet().removeAll(others);
    return rest;
  }
}
