package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A DaemonSet's row: how many nodes are to run it, and which. */
final class DaemonRow {

  private static final Pattern ROW =
      Pattern.compile(
          RowForm.LEAD
              + "(?<wanted>\\d{1,5})\\s+\\d{1,5}\\s+\\d{1,5}\\s+\\d{1,5}\\s+(?<available>\\d{1,5})\\s+"
              + "(?<selector>\\S{1,300})\\s+(?<age>\\d\\w{0,12})(?:\\s.*)?");

  private DaemonRow() {}

  static boolean read(Lines lines, int at, String text, Findings found) {
    Matcher row = ROW.matcher(text);
    if (!row.matches()) {
      return false;
    }
    String name = row.group("name");
    String object =
        "DaemonSet " + RowForm.place(row, lines) + name.substring(name.lastIndexOf('/') + 1);
    RowForm.available(lines.number(at), object, row.group("available"), row.group("wanted"), found);
    if (row.group("wanted").equals("0")) {
      nowhere(List.of(lines.number(at)), object, row.group("selector"), found);
    }
    return true;
  }

  /** That no node is to run it has one reason: none has the labels that it selects. */
  static void nowhere(List<Integer> numbers, String object, String selector, Findings found) {
    if (!selector.isEmpty() && !selector.equals("<none>")) {
      found.add(
          numbers,
          object,
          "condition",
          "%s is unavailable, 0 pods wanted: it may only run on nodes with node selector label %s"
              .formatted(object, selector));
    }
  }
}
