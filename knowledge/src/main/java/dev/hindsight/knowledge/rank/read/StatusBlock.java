package dev.hindsight.knowledge.rank.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The status of a described custom object: key by key, its conditions one below the other. */
final class StatusBlock {

  private static final Pattern FIELD =
      Pattern.compile("\\s+(?<key>[A-Z][A-Za-z ]{1,60}):\\s+(?<value>\\S.*)");

  private final Lines lines;
  private final String object;
  private final Findings found;
  private final Map<String, String> condition = new HashMap<>();
  private final List<Integer> numbers = new ArrayList<>();
  private final List<Integer> heads;

  StatusBlock(Lines lines, String object, List<Integer> heads, Findings found) {
    this.lines = lines;
    this.object = object;
    this.heads = List.copyOf(heads);
    this.found = found;
  }

  void read() {
    for (int i = 1; i < lines.size(); i++) {
      Matcher field = FIELD.matcher(lines.text(i));
      if (field.matches()) {
        field(field.group("key"), field.group("value").strip(), i);
      }
    }
    finish();
  }

  private void field(String key, String value, int at) {
    switch (key) {
      case "Last Transition Time",
          "Last Update Time",
          "Last Probe Time",
          "Observed Generation" -> {}
      case "Message", "Reason", "Status", "Type" -> {
        if (condition.containsKey(key)) {
          finish();
        }
        condition.put(key, value);
        numbers.add(lines.number(at));
      }
      default -> found.add(lines.number(at), object, lines.kind(), "%s: %s".formatted(key, value));
    }
  }

  private void finish() {
    if (condition.containsKey("Type") && condition.containsKey("Status")) {
      found.add(
          Stream.concat(numbers.stream(), heads.stream()).toList(),
          object,
          "condition",
          Conditions.line(
              condition.getOrDefault("Type", ""),
              condition.getOrDefault("Status", ""),
              condition.getOrDefault("Reason", ""),
              condition.getOrDefault("Message", "")));
    }
    condition.clear();
    numbers.clear();
  }
}
