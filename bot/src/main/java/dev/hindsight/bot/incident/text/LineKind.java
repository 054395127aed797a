package dev.hindsight.bot.incident.text;

import java.util.regex.Pattern;

/** Where a line was copied from: the cluster's own words weigh more than a program's. */
final class LineKind {

  private static final Pattern EVENT = Pattern.compile("^(?:Warning|Normal)\\s");
  private static final Pattern CONTAINER =
      Pattern.compile(
          "^(?:Last State|State|Reason|Exit Code|Restart Count|Limits|Requests|memory|cpu|Image"
              + "|Message)\\s*:",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CONDITION =
      Pattern.compile(
          "^(?:Available|Progressing|Ready|Initialized|PodScheduled|ContainersReady|\\w+Pressure)"
              + "[=: ]+(?:True|False|Unknown)\\b");
  private static final Pattern POD = Pattern.compile("^\\S+\\s+\\d+/\\d+\\s+\\S+\\s+\\d+");
  private static final Pattern ALERT =
      Pattern.compile(
          "\\[(?:FIRING|RESOLVED)|\\balertname\\b|^(?:Alert|Summary|Description|Labels?|Severity"
              + "|Annotations?)\\s*[:=]",
          Pattern.CASE_INSENSITIVE);

  private LineKind() {}

  static String of(String line) {
    if (ALERT.matcher(line).find()) {
      return "alert";
    }
    if (EVENT.matcher(line).find()) {
      return "event";
    }
    if (CONTAINER.matcher(line).find()) {
      return "container";
    }
    if (CONDITION.matcher(line).find()) {
      return "condition";
    }
    if (POD.matcher(line).find()) {
      return "pod";
    }
    return Phrasebook.of(line).filter(Sign::fact).isPresent() ? "event" : "log";
  }
}
