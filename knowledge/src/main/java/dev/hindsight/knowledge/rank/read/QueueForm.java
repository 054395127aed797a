package dev.hindsight.knowledge.rank.read;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The table of queues that RabbitMQ's own tool prints. */
final class QueueForm implements Form {

  private static final Pattern GAP = Pattern.compile("\\t+|\\s{2,}");
  private static final List<String> COUNTS =
      List.of("messages", "messages_ready", "messages_unacknowledged");
  private static final long MUCH = 1_000;
  private static final int LONGEST_ROW = 4_000;

  @Override
  public int read(Lines lines, int at, Findings found) {
    List<String> header = cells(lines.text(at));
    if (!header.contains("name") || COUNTS.stream().noneMatch(header::contains)) {
      return at;
    }
    int row = at + 1;
    while (row < lines.size() && row(lines, row, at, header, found)) {
      row++;
    }
    return row;
  }

  private static boolean row(Lines lines, int at, int top, List<String> header, Findings found) {
    List<String> cells = cells(lines.text(at));
    if (cells.size() != header.size()) {
      return false;
    }
    long waiting = 0;
    for (String count : COUNTS) {
      int column = header.indexOf(count);
      if (column >= 0 && cells.get(column).matches("\\d{1,15}")) {
        waiting = Math.max(waiting, Long.parseLong(cells.get(column)));
      }
    }
    int consumers = header.indexOf("consumers");
    found.add(
        List.of(lines.number(at), lines.number(top)),
        lines.object(),
        waiting >= MUCH ? "state" : "monitor",
        "queue %s holds %d messages%s"
            .formatted(
                cells.get(header.indexOf("name")),
                waiting,
                consumers < 0 ? "" : ", consumers " + cells.get(consumers)));
    return true;
  }

  private static List<String> cells(String text) {
    if (text.length() > LONGEST_ROW) {
      return List.of();
    }
    return Arrays.asList(GAP.split(text.strip(), -1));
  }
}
