package dev.hindsight.knowledge.search;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads an alert's text back into what its author wrote; pure.
 *
 * <p>Rules are written once, with gaps that each alert fills from its labels: {@code payments-api
 * has restarted} was {@code {{ $labels.pod }} has restarted}. What a runbook shares with it is the
 * kind of thing, not its name.
 */
final class AlertText {

  /** Two letters are in too many words to be told from them. */
  private static final int SHORTEST = 3;

  /** Labels whose names say nothing about what they name. */
  private static final Set<String> NAMELESS = Set.of("instance", "value");

  private static final Set<String> GRADES = Set.of("severity", "priority", "level");

  /** How templates print all labels at once, and the value by itself. */
  private static final Pattern DUMP =
      Pattern.compile("(?:LABELS\\s*[=:]\\s*)?map\\[[^\\]]*\\]|VALUE\\s*=\\s*\\S+");

  private AlertText() {}

  /** The text with each label's value replaced by what the label calls it. */
  static String template(String text, Map<String, String> labels) {
    String template = DUMP.matcher(text).replaceAll(" ");
    List<Map.Entry<String, String>> longestFirst =
        labels.entrySet().stream()
            .filter(label -> !GRADES.contains(label.getKey()))
            .filter(label -> label.getValue().length() >= SHORTEST)
            .sorted(
                Comparator.comparingInt((Map.Entry<String, String> l) -> -l.getValue().length())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    for (Map.Entry<String, String> label : longestFirst) {
      String kind = NAMELESS.contains(label.getKey()) ? " " : " " + label.getKey() + " ";
      template = template.replace(label.getValue(), kind);
    }
    return template;
  }

  /** What the labels say beside the text: how bad it is. */
  static String beside(Map<String, String> labels) {
    return String.join(
        " ",
        labels.entrySet().stream()
            .filter(label -> GRADES.contains(label.getKey()))
            .map(Map.Entry::getValue)
            .sorted()
            .toList());
  }
}
