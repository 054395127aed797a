package dev.hindsight.local.cluster;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What can be broken in the practice cluster. */
public enum Fault {
  OOM("oom", "The service needs more memory than its limit allows; a higher limit heals it."),
  BAD_IMAGE(
      "bad-image",
      "Somebody deploys an image that the registry does not have; undoing the rollout heals it."),
  CRASH(
      "crash",
      "Somebody deploys a release whose process exits soon after start; undoing the rollout heals"
          + " it."),
  PENDING(
      "pending",
      "Somebody deploys with requests that no node has room for; undoing the rollout heals it."),
  SLOW("slow", "The load on the service triples; more replicas heal it."),
  PROBE(
      "probe",
      "Somebody deploys a probe that asks the wrong path or port; undoing the rollout heals it."),
  QUOTA(
      "quota",
      "Somebody scales the service beyond its namespace's quota; scaling back or a higher quota"
          + " heals it."),
  CONFIG_MISSING(
      "config-missing",
      "Somebody deploys a release that reads a ConfigMap or Secret that is not there; undoing the"
          + " rollout heals it."),
  NODE_PRESSURE(
      "node-pressure",
      "A node under the service runs out of memory or disk and evicts its pods; cordoning that node"
          + " heals it."),
  DEPENDENCY_DOWN(
      "dependency-down",
      "The first service that this one calls hangs; restarting that one heals it.");

  private final String word;
  private final String what;

  Fault(String word, String what) {
    this.word = word;
    this.what = what;
  }

  /** The name used on the command line and over HTTP. */
  public String word() {
    return word;
  }

  /** One sentence for people: what happens and what heals it. */
  public String what() {
    return what;
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
