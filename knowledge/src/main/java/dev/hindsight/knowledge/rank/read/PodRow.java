package dev.hindsight.knowledge.rank.read;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pod's row, and how its words tell whether it does well. */
final class PodRow {

  private static final Pattern ROW =
      Pattern.compile(
          RowForm.LEAD
              + "(?<ready>\\d{1,3})/(?<all>\\d{1,3})\\s+(?<status>[A-Z][A-Za-z0-9:/]{1,60})\\s+"
              + "(?<restarts>\\d{1,6})(?:\\s\\((?<last>\\w{1,20}) ago\\))?\\s+(?<age>\\d\\w{0,12})"
              + "(?:\\s.*)?");

  private static final Set<String> WELL = Set.of("Running", "Completed", "Succeeded");
  private static final Set<String> WAITS_PLAINLY =
      Set.of(
          "Pending",
          "ContainerCreating",
          "PodInitializing",
          "Terminating",
          "Unknown",
          "NodeLost",
          "Failed",
          "Evicted",
          "NodeAffinity",
          "Preempting");

  private PodRow() {}

  static boolean read(Lines lines, int at, String text, Findings found) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String name = row.group("name");
    String bare = name.startsWith("pod/") ? name.substring(4) : name;
    seen(
        lines.number(at),
        "Pod " + RowForm.place(row, lines) + bare,
        bare,
        row.group("ready").equals(row.group("all")),
        row.group("status"),
        Long.parseLong(row.group("restarts")),
        row.group("last"),
        found);
    return true;
  }

  /** Says how a pod of a list does; restarts of a pod that runs well are long past or count. */
  static void seen(
      int number,
      String object,
      String name,
      boolean ready,
      String status,
      long restarts,
      @Nullable String last,
      Findings found) {
    String phase = phase(status);
    boolean done = status.equals("Completed") || status.equals("Succeeded");
    found.listed(
        number,
        object,
        "pod",
        "pod %s: phase %s, %s%s"
            .formatted(
                name,
                phase,
                done ? "done" : ready ? "ready" : "not ready",
                status.equals("Terminating") ? ", being deleted" : ""));
    Duration ago = last == null ? Duration.ZERO : Times.age(last);
    String age = Times.ago(ago);
    found.listed(
        number,
        object,
        "container",
        new ContainerWords(
                "of " + name,
                state(status, ready),
                ready && restarts > 0 && last == null ? 0 : restarts,
                age.isEmpty() ? "" : "once",
                age,
                "",
                "")
            .line());
    found.pod(
        new PodSeen(
            name,
            done || (ready && WELL.contains(status)),
            status.equals("Terminating"),
            Optional.empty()));
  }

  private static String phase(String status) {
    return switch (status) {
      case "Running", "Pending", "Failed", "Unknown", "Succeeded" -> status;
      case "Completed" -> "Succeeded";
      case "Evicted" -> "Failed Evicted";
      case "NodeLost" -> "Unknown NodeLost";
      default -> "Running";
    };
  }

  private static String state(String status, boolean ready) {
    if (WELL.contains(status)
        || WAITS_PLAINLY.contains(status)
        || status.matches("Init:\\d{1,3}/\\d{1,3}")) {
      return ready || status.equals("Completed") ? "running, ready" : "running, not ready";
    }
    String reason = status.startsWith("Init:") ? status.substring(5) : status;
    return switch (reason) {
      case "OOMKilled", "Error", "ContainerCannotRun", "StartError", "DeadlineExceeded" ->
          "terminated " + reason;
      default -> "waiting " + reason;
    };
  }
}
