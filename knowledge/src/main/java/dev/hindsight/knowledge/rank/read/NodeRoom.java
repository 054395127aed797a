package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much room a described node has left for pods and what they request. */
final class NodeRoom {

  private static final Pattern PODS = Pattern.compile("\\s*pods:\\s+(?<most>\\d{1,5})\\s*");
  private static final Pattern RUNNING = Pattern.compile("\\((?<n>\\d{1,5}) in total\\)");
  private static final Pattern SHARE =
      Pattern.compile(
          "\\s+(?<what>cpu|memory|ephemeral-storage)\\s+\\S{1,20} \\((?<share>\\d{1,4})%\\).*");

  private final Lines lines;
  private final String object;
  private final Findings found;
  private final Optional<Integer> running;

  NodeRoom(Lines lines, String object, Findings found) {
    this.lines = lines;
    this.object = object;
    this.found = found;
    this.running = running(lines);
  }

  void capacity(int from, int to) {
    for (int i = from; i < to; i++) {
      Matcher pods = PODS.matcher(lines.text(i));
      if (pods.matches() && running.isPresent()) {
        int most = Integer.parseInt(pods.group("most"));
        int n = running.get();
        if (n * 100L >= most * 90L) {
          found.add(
              List.of(lines.numberOf("in total)"), lines.number(i)),
              object,
              "node",
              "runs %d of at most %d pods: nearly full".formatted(n, most));
        }
      }
    }
  }

  void allocated(int from, int to) {
    for (int i = from; i < to; i++) {
      Matcher share = SHARE.matcher(lines.text(i));
      if (share.matches() && Integer.parseInt(share.group("share")) >= 90) {
        found.add(
            lines.number(i),
            object,
            "node",
            "%s %% of its %s is requested by pods"
                .formatted(share.group("share"), share.group("what")));
      }
    }
  }

  private static Optional<Integer> running(Lines lines) {
    return lines.all().stream()
        .map(line -> RUNNING.matcher(line.text()))
        .filter(Matcher::find)
        .map(total -> Integer.parseInt(total.group("n")))
        .findFirst();
  }
}
