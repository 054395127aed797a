package dev.hindsight.actions.action;

/** The right an action needs of the bot's own identity. */
public record Grant(String group, String resource, String verb) {

  static final Grant NODES = new Grant("", "nodes", "patch");

  /** The right to change a workload of that kind. */
  static Grant workload(String kind) {
    return new Grant(
        "apps",
        switch (kind) {
          case "StatefulSet" -> "statefulsets";
          case "DaemonSet" -> "daemonsets";
          default -> "deployments";
        },
        "patch");
  }
}
