package dev.hindsight.actions.action;

import java.util.SortedMap;
import java.util.TreeMap;

/** What is told by the newest of its kind: it is the one from before, or a newer one. */
final class Newer {

  /** One that was not there when the plan was made. */
  static final String ONE = "a newer one";

  private Newer() {}

  static SortedMap<String, String> than(String from, String field, Live live) {
    if (!(live.facts() instanceof Facts.Cloud cloud) || !cloud.fields().containsKey(field)) {
      return new TreeMap<>();
    }
    return Fields.of(field, from.equals(cloud.fields().get(field)) ? from : ONE);
  }
}
