package dev.hindsight.local.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be broken in the practice cluster. */
public enum Fault {
  /** The service needs more memory than its limit allows; raising the limit heals it. */
  OOM("oom"),
  /** Somebody deploys an image that the registry does not have; undoing the rollout heals it. */
  BAD_IMAGE("bad-image");

  private final String word;

  Fault(String word) {
    this.word = word;
  }

  /** The name used on the command line and over HTTP. */
  public String word() {
    return word;
  }

  /** Throws IllegalArgumentException, whose message lists the known faults. */
  public static Fault parse(String word) {
    return Arrays.stream(values())
        .filter(fault -> fault.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown fault '%s'; known faults: %s".formatted(word, known())));
  }

  private static String known() {
    return Arrays.stream(values()).map(Fault::word).collect(Collectors.joining(", "));
  }
}
