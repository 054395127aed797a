package dev.hindsight.knowledge.rank.read;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One value of a metric.
 *
 * @param about the metric's name or the query, lower case
 * @param owner the label that tells whose it is
 */
record Sample(JsonNode labels, String about, String owner, double value) {

  private static final Set<String> ENDS =
      Set.of("OOMKilled", "Error", "ContainerCannotRun", "StartError", "Evicted");

  private static final double THROTTLED = 0.25;
  private static final double ROOM = 0.05;
  private static final double BEHIND = 60;
  private static final double PILE = 1_000;

  /** What it means, in the words in which the bot observes. */
  record Told(String object, String kind, String text) {}

  Optional<Told> meaning() {
    return condition()
        .or(this::reason)
        .or(this::throttled)
        .or(this::volume)
        .or(this::consumer)
        .or(this::replication);
  }

  Optional<String> object() {
    String pod = label("pod");
    String node = label("node");
    if (!pod.isEmpty()) {
      return Optional.of(
          "Pod " + (label("namespace").isEmpty() ? "" : label("namespace") + "/") + pod);
    }
    return node.isEmpty() ? Optional.empty() : Optional.of("Node " + node);
  }

  /** Conditions of nodes are a sample for each status; that of true tells. */
  private Optional<Told> condition() {
    String condition = label("condition");
    String node = label("node");
    if (condition.isEmpty() || node.isEmpty() || !label("status").equalsIgnoreCase("true")) {
      return Optional.empty();
    }
    boolean holds = value > 0;
    boolean good = Conditions.isGood(condition, Boolean.toString(holds));
    String text =
        condition.equals("Ready") && !holds
            ? "Ready=False NodeNotReady"
            : "%s=%s".formatted(condition, holds ? "True" : "False");
    return Optional.of(new Told("Node " + node, good ? "monitor" : "node", text));
  }

  private Optional<Told> reason() {
    String reason = label("reason");
    if (reason.isEmpty() || label("pod").isEmpty() || !reason.matches("[A-Z]\\w{2,60}")) {
      return Optional.empty();
    }
    String said =
        value <= 0
            ? "not " + reason
            : (ENDS.contains(reason) ? "last terminated " : "waiting ") + reason;
    return Optional.of(
        new Told(
            object().orElse(""),
            value <= 0 || reason.equals("Completed") ? "monitor" : "container",
            "container %s: %s".formatted(label("container"), said)));
  }

  private Optional<Told> throttled() {
    if (!about.contains("throttled") || value < THROTTLED) {
      return Optional.empty();
    }
    String much =
        value <= 1 ? "%.0f %% of its periods".formatted(value * 100) : number(value) + " (rate)";
    return metric("cpu of %s is throttled: %s".formatted(owner, much));
  }

  private Optional<Told> volume() {
    boolean share =
        about.contains("available") && (about.contains("capacity") || about.contains("size"));
    String claim = label("persistentvolumeclaim").isEmpty() ? label("mountpoint") : owner;
    if (claim.isEmpty() || value < 0 || value >= ROOM || !(share || about.isEmpty())) {
      return Optional.empty();
    }
    return metric("volume %s is %d %% full".formatted(claim, (int) Math.floor((1 - value) * 100)));
  }

  private Optional<Told> consumer() {
    boolean group = !(label("consumergroup") + label("consumer_group")).isEmpty();
    if (!group || value < PILE) {
      return Optional.empty();
    }
    return metric("consumer %s is lagging: lag %.0f".formatted(owner, value));
  }

  private Optional<Told> replication() {
    boolean lag =
        about.contains("seconds_behind")
            || about.contains("replication_lag")
            || about.contains("replica_lag")
            || about.contains("replay_lag");
    if (!lag || value < BEHIND) {
      return Optional.empty();
    }
    return metric("replication_lag of %s is %.0f seconds (lagging)".formatted(owner, value));
  }

  private Optional<Told> metric(String text) {
    return Optional.of(new Told(object().orElse(""), "metric", text));
  }

  private String label(String name) {
    return labels.path(name).asString("");
  }

  static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
