package dev.hindsight.knowledge.rank.read;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The table that Kafka's own tool prints of a consumer group. */
final class LagForm implements Form {

  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final int MUCH = 100;
  private static final int LONGEST_ROW = 4_000;

  @Override
  public int read(Lines lines, int at, Findings found) {
    List<String> header = cells(lines.text(at));
    int lag = header.indexOf("LAG");
    if (lag < 0 || !header.contains("CURRENT-OFFSET")) {
      return at;
    }
    int row = at + 1;
    while (row < lines.size() && row(lines, row, at, header, lag, found)) {
      row++;
    }
    return row;
  }

  private static boolean row(
      Lines lines, int at, int above, List<String> header, int lag, Findings found) {
    List<String> cells = cells(lines.text(at));
    if (cells.size() < header.size() || !cells.get(lag).matches("\\d{1,15}|-")) {
      return false;
    }
    long behind = cells.get(lag).equals("-") ? 0 : Long.parseLong(cells.get(lag));
    int topic = header.indexOf("TOPIC");
    int group = header.indexOf("GROUP");
    found.add(
        List.of(lines.number(at), lines.number(above)),
        lines.object(),
        behind >= MUCH ? "state" : "monitor",
        "consumer %s is %s: lag %d%s"
            .formatted(
                group < 0 ? "group" : cells.get(group),
                behind >= MUCH ? "lagging" : "up to date",
                behind,
                topic < 0 ? "" : " on topic " + cells.get(topic)));
    return true;
  }

  private static List<String> cells(String text) {
    if (text.length() > LONGEST_ROW) {
      return List.of();
    }
    return Arrays.asList(SPACE.split(text.strip(), -1));
  }
}
