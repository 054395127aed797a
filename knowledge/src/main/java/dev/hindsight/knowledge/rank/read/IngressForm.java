package dev.hindsight.knowledge.rank.read;

import java.util.List;
import java.util.regex.Pattern;

/** Rows of ingresses; a blank column shows only by where the header stands. */
final class IngressForm implements Form {

  private static final Pattern HEADER =
      Pattern.compile("\\s?(?:NAMESPACE\\s+)?NAME\\s+CLASS\\s+HOSTS\\s+ADDRESS\\s+PORTS\\s+AGE.*");

  @Override
  public int read(Lines lines, int at, Findings found) {
    String header = lines.text(at);
    if (!HEADER.matcher(header).matches()) {
      return at;
    }
    int row = at + 1;
    while (row < lines.size() && row(lines, row, at, found)) {
      row++;
    }
    return row;
  }

  private static boolean row(Lines lines, int at, int top, Findings found) {
    String header = lines.text(top);
    String text = lines.text(at);
    int column = header.indexOf("CLASS");
    if (text.isBlank() || text.length() <= column || text.startsWith("NAME")) {
      return false;
    }
    String name = cell(text, header, "NAME ", "CLASS");
    String namespace = cell(text, header, "NAMESPACE", "NAME ");
    String ofObject = lines.object().contains("/") ? lines.object().replaceFirst(".* ", "") : "";
    String place = namespace.isEmpty() ? ofObject.replaceFirst("/.*", "") : namespace;
    boolean served = !cell(text, header, "ADDRESS", "PORTS").isEmpty();
    found.add(
        List.of(lines.number(at), lines.number(top)),
        "Ingress " + (place.isEmpty() ? "" : place + "/") + name,
        served ? "monitor" : "service",
        "ingress %s %s, class %s"
            .formatted(
                name,
                served ? "has an address" : "has no address",
                cell(text, header, "CLASS", "HOSTS")));
    return true;
  }

  private static String cell(String text, String header, String from, String to) {
    List<Integer> ends = List.of(header.indexOf(from), header.indexOf(to));
    int start = Math.clamp(ends.getFirst(), 0, text.length());
    int end = Math.clamp(ends.getLast(), start, text.length());
    return ends.getFirst() < 0 ? "" : text.substring(start, end).strip();
  }
}
