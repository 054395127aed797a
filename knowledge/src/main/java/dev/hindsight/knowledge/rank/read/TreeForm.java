package dev.hindsight.knowledge.rank.read;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Trees of objects, as {@code kube-lineage} and {@code kubectl tree} print them. */
final class TreeForm implements Form {

  private static final Pattern NODE =
      Pattern.compile(
          "[\\s│├└─|`+\\\\-]{0,60}(?<kind>[A-Z][A-Za-z]{1,40})/(?<name>[a-z0-9][\\w.-]{0,252})\\s+(?<rest>\\S.*)");
  private static final Pattern EVENT =
      Pattern.compile(
          "-\\s+(?<reason>[A-Z]\\w{1,60}): (?<message>.{1,2000}?)(?:\\s+\\d\\w{0,12})?");
  private static final Pattern POD =
      Pattern.compile(
          "(?<ready>\\d{1,3})/(?<all>\\d{1,3})\\s+(?<status>[A-Z][A-Za-z0-9:/]{1,60})\\s+\\d\\w{0,12}\\s*");
  private static final Pattern BAD =
      Pattern.compile(
          "Failed.*|BackOff|Unhealthy|Evicted|.*Exceeded|.*Error|NotTriggerScaleUp|NodeNotReady|OOM.*|.*Conflict");

  @Override
  public int read(Lines lines, int at, Findings found) {
    String text = lines.text(at);
    if (lines.kind().equals("log") || text.length() > 4_000 || text.indexOf('/') < 0) {
      return at;
    }
    Matcher node = NODE.matcher(text);
    if (!node.matches()) {
      return at;
    }
    String rest = node.group("rest").strip();
    Matcher event = EVENT.matcher(rest);
    Matcher pod = POD.matcher(rest);
    if (node.group("kind").equals("Event") && event.matches()) {
      event(lines, at, node.group("name"), event, found);
    } else if (node.group("kind").equals("Pod") && pod.matches()) {
      PodRow.seen(
          lines.number(at),
          "Pod " + node.group("name"),
          node.group("name"),
          pod.group("ready").equals(pod.group("all")),
          pod.group("status"),
          0,
          null,
          found);
    }
    return at + 1;
  }

  private static void event(Lines lines, int at, String name, Matcher event, Findings found) {
    String reason = event.group("reason");
    int dot = name.lastIndexOf('.');
    String about = dot < 0 ? name : name.substring(0, dot);
    Events.add(
        new Events.Seen(
            lines.number(at),
            "Pod " + about,
            BAD.matcher(reason).matches() ? "Warning" : "Normal",
            reason,
            1,
            event.group("message").strip(),
            Optional.empty()),
        found);
  }
}
