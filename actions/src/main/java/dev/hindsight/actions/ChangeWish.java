package dev.hindsight.actions;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What somebody wants to be otherwise in a plan.
 *
 * @param version the plan as they saw it
 * @param hash the same
 * @param values by name; under {@link #WITHOUT} the numbers of steps to leave out
 */
public record ChangeWish(int version, String hash, SortedMap<String, String> values) {

  /** The name of no value: the steps to leave out, as {@code 2,3}. */
  public static final String WITHOUT = "without";

  public ChangeWish {
    values = new TreeMap<>(values);
  }

  /** This. */
  public static ChangeWish of(int version, String hash, Map<String, String> values) {
    return new ChangeWish(version, hash, new TreeMap<>(values));
  }
}
