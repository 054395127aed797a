package dev.hindsight.bench.causes;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The one table between the engine's causes and the data's categories. */
public final class Categories {

  static final String SOMETHING_NEW = "something_new";

  private static final Map<String, String> TABLE = Table.read("categories.txt");

  private Categories() {}

  /** The data's category; a cause that is not in the table, as a learned one, is its own. */
  public static String of(String cause) {
    return TABLE.getOrDefault(cause, cause);
  }

  /** Whether the table has the engine's cause. */
  public static boolean known(String cause) {
    return TABLE.containsKey(cause);
  }

  /** Whether a cause is one of the accepted ones, in the engine's words or in the data's. */
  static boolean accepts(Set<String> accepted, String cause) {
    return accepted.contains(cause) || accepted.contains(of(cause));
  }

  /** Every cause of the engine that would count as right, and the accepted words themselves. */
  static Set<String> causes(Set<String> accepted) {
    Set<String> all = new TreeSet<>(accepted);
    TABLE.keySet().stream().filter(cause -> accepts(accepted, cause)).forEach(all::add);
    return all;
  }

  /** Whether it says that something known is wrong. */
  static boolean isFault(String cause) {
    return !cause.equals(SOMETHING_NEW) && !of(cause).equals(Label.HEALTHY);
  }
}
