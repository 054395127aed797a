package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rows that {@code kubectl get} prints of pods, workloads, nodes, claims and autoscalers. */
final class RowForm implements Form {

  private static final int LONGEST = 4_000;

  static final String LEAD =
      "\\s*\"?(?:(?<ns>[a-z0-9][a-z0-9-]{0,62})\\s+)?(?<name>[a-z0-9][\\w./-]{0,252})\\s+";

  private static final Pattern HEADER =
      Pattern.compile("\\s*\"?(?:NAMESPACE|NAME|KIND)\\s{2,}[A-Z][A-Z0-9() /%-]{1,400}\\s*");

  private static final Pattern WORKLOAD =
      Pattern.compile(
          LEAD
              + "(?<ready>\\d{1,5})/(?<all>\\d{1,5})\\s+(?<updated>\\d{1,5})\\s+(?<available>\\d{1,5})"
              + "\\s+(?<age>\\d[dhmsy\\d]{0,12})(?:\\s.*)?");

  private static final Pattern NODE =
      Pattern.compile(
          "\\s*\"?(?<name>[a-z0-9][\\w.-]{0,252})\\s+(?<status>(?:Not)?Ready(?:,\\w{1,40})?|Unknown)\\s+"
              + "(?<roles>[<\\w][\\w,>-]{0,60})\\s+(?<age>\\d\\w{0,12})\\s+v\\d.*");

  private static final Pattern CLAIM =
      Pattern.compile(LEAD + "(?<status>Pending|Bound|Lost)\\s+(?<rest>.{0,300})");

  private static final Pattern SCALER =
      Pattern.compile(
          LEAD
              + "(?<target>[A-Z][A-Za-z]{1,40}/\\S{1,253})\\s+(?<metrics>(?:[\\w-]{1,20}:"
              + " )?\\S{1,40}/\\S{1,20}(?:,"
              + " \\S.{0,60}?)?)\\s+(?<min>\\d{1,5})\\s+(?<most>\\d{1,5})\\s+(?<now>\\d{1,5})(?:\\s.*)?");

  private static final Pattern NO_ENDPOINTS =
      Pattern.compile(LEAD + "<none>\\s+(?<age>\\d\\w{0,12})\\s*");

  private static final Pattern JOB =
      Pattern.compile(
          LEAD
              + "(?<status>Failed|Complete|Running|Suspended)\\s+(?<done>\\d{1,5})/(?<all>\\d{1,5})\\s+.*");

  @Override
  public int read(Lines lines, int at, Findings found) {
    String text = lines.text(at);
    if (lines.kind().equals("log") || text.length() > LONGEST) {
      return at;
    }
    if (HEADER.matcher(text).matches()) {
      return at + 1;
    }
    return PodRow.read(lines, at, text, found)
            || workload(lines, at, text, found)
            || DaemonRow.read(lines, at, text, found)
            || node(lines, at, text, found)
            || claim(lines, at, text, found)
            || scaler(lines, at, text, found)
            || endpoints(lines, at, text, found)
            || job(lines, at, text, found)
        ? at + 1
        : at;
  }

  private static boolean workload(Lines lines, int at, String text, Findings found) {
    Matcher row = WORKLOAD.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String name = row.group("name");
    String object = "Deployment " + place(row, lines) + name.substring(name.lastIndexOf('/') + 1);
    available(lines.number(at), object, row.group("available"), row.group("all"), found);
    return true;
  }

  static void available(int number, String object, String available, String all, Findings found) {
    found.listed(
        number, object, "workload", "%s: %s of %s available".formatted(object, available, all));
    if (Integer.parseInt(available) < Integer.parseInt(all)) {
      found.listed(
          number,
          object,
          "condition",
          "Available=False: %s of %s replicas".formatted(available, all));
    }
  }

  private static boolean node(Lines lines, int at, String text, Findings found) {
    Matcher row = NODE.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String object = "Node " + row.group("name");
    String status = row.group("status");
    if (!status.startsWith("Ready")) {
      found.listed(lines.number(at), object, "node", "Ready=False NodeNotReady: " + status);
    }
    if (status.contains("SchedulingDisabled")) {
      found.listed(lines.number(at), object, "node", "cordoned: no new pods are placed here");
    }
    return true;
  }

  private static boolean claim(Lines lines, int at, String text, Findings found) {
    Matcher row = CLAIM.matcher(text);
    if (!row.matches() || row.group("rest").contains("/")) {
      return false;
    }
    String rest = row.group("rest").strip();
    String storage =
        row.group("status").equals("Pending") ? rest.replaceFirst("\\s{2,}.*", "") : "";
    found.listed(
        lines.number(at),
        "PersistentVolumeClaim " + place(row, lines) + row.group("name"),
        "claim",
        "claim %s: %s, storage class %s"
            .formatted(row.group("name"), row.group("status"), storage));
    return true;
  }

  private static boolean scaler(Lines lines, int at, String text, Findings found) {
    Matcher row = SCALER.matcher(text);
    if (!row.matches()) {
      return false;
    }
    found.listed(
        lines.number(at),
        "HorizontalPodAutoscaler " + place(row, lines) + row.group("name"),
        "scaler",
        "autoscaler %s of %s: metrics %s, replicas %s, at least %s, at most %s"
            .formatted(
                row.group("name"),
                row.group("target"),
                row.group("metrics"),
                row.group("now"),
                row.group("min"),
                row.group("most")));
    return true;
  }

  private static boolean endpoints(Lines lines, int at, String text, Findings found) {
    Matcher row = NO_ENDPOINTS.matcher(text);
    if (!row.matches() || !(isBelowEndpoints(lines, at) || ofEndpoints(lines))) {
      return false;
    }
    // without its header the row says nothing
    int header = isBelowEndpoints(lines, at) ? lines.indexOf(0, "ENDPOINTS") : at;
    found.listed(
        List.of(lines.number(at), lines.number(header)),
        "Service " + place(row, lines) + row.group("name"),
        "service",
        "service %s has no endpoints".formatted(row.group("name")));
    return true;
  }

  private static boolean isBelowEndpoints(Lines lines, int at) {
    int header = lines.indexOf(0, "ENDPOINTS");
    return header >= 0 && header < at;
  }

  private static boolean ofEndpoints(Lines lines) {
    return lines.objectKind().startsWith("endpoint");
  }

  private static boolean job(Lines lines, int at, String text, Findings found) {
    Matcher row = JOB.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String object = "Job " + place(row, lines) + row.group("name");
    String status = row.group("status");
    found.listed(
        lines.number(at),
        object,
        status.equals("Failed") ? "condition" : "workload",
        status.equals("Failed")
            ? "Failed=True: job %s failed".formatted(row.group("name"))
            : "job %s: %s".formatted(row.group("name"), status));
    return true;
  }

  static String place(Matcher row, Lines lines) {
    String namespace = row.group("ns");
    if (namespace != null) {
      return namespace + "/";
    }
    List<String> parts = List.of(lines.object().replace(' ', '/').split("/", -1));
    return parts.size() == 3 ? parts.get(1) + "/" : "";
  }
}
