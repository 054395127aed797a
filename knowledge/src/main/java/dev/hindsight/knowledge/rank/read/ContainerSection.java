package dev.hindsight.knowledge.rank.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The containers of a described pod or pod template. */
final class ContainerSection {

  private static final Pattern NAME =
      Pattern.compile("(?<indent>\\s{1,4})(?<name>[a-z0-9][a-z0-9.-]{0,252}):\\s*");
  private static final Pattern KEY =
      Pattern.compile("\\s+(?<key>[A-Z][A-Za-z ]{1,30}):(?:\\s+(?<value>.*))?");
  private static final Pattern LIMIT =
      Pattern.compile("\\s+(?<what>cpu|memory):\\s+(?<most>\\S{1,20})\\s*");

  private final Lines lines;
  private final String object;
  private final Findings found;
  private final Map<String, String> values = new HashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> command = new ArrayList<>();
  private String name = "";
  private String prefix = "";
  private String part = "";

  ContainerSection(Lines lines, String object, Findings found) {
    this.lines = lines;
    this.object = object;
    this.found = found;
  }

  void read() {
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.text(i);
      Matcher start = NAME.matcher(text);
      Matcher key = KEY.matcher(text);
      if (start.matches() && !part.equals("Limits") && !part.equals("Requests")) {
        finish();
        name = start.group("name");
      } else if (key.matches() && !name.isEmpty()) {
        key(key.group("key"), key.group("value") == null ? "" : key.group("value").strip(), i);
      } else {
        value(text, i);
      }
    }
    finish();
  }

  private void key(String key, String value, int at) {
    part = key;
    switch (key) {
      case "State" -> prefix = "";
      case "Last State" -> prefix = "Last ";
      default -> {}
    }
    String field =
        switch (key) {
          case "Last State" -> "Last State";
          case "Reason", "Exit Code", "Message", "Started", "Finished" -> prefix + key;
          default -> key;
        };
    values.putIfAbsent(field, value);
    numbers.putIfAbsent(field, lines.number(at));
    if (key.equals("Liveness") || key.equals("Readiness") || key.equals("Startup")) {
      found.add(lines.number(at), object, "probe", key + ": " + value);
    }
  }

  private void value(String text, int at) {
    Matcher limit = LIMIT.matcher(text);
    if (part.equals("Limits") && limit.matches()) {
      values.putIfAbsent(limit.group("what"), limit.group("most"));
      numbers.putIfAbsent(limit.group("what"), lines.number(at));
      String pod = object.substring(Math.max(object.lastIndexOf('/'), object.lastIndexOf(' ')) + 1);
      found.usage().limit(pod, limit.group("what"), limit.group("most"));
    } else if (part.equals("Command") || part.equals("Args")) {
      command.add(text.strip());
      numbers.putIfAbsent("command", lines.number(at));
    } else if (part.equals("Message") && !text.isBlank()) {
      values.merge(prefix + "Message", text.strip(), (a, b) -> a + " " + b);
    } else if (part.equals("Environment")
        && (text.contains("in secret") || text.contains("of config map"))) {
      found.add(lines.number(at), object, "env", text.strip());
    }
  }

  private void finish() {
    if (!name.isEmpty() && values.containsKey("State")) {
      state();
    }
    if (!command.isEmpty()) {
      String text = String.join(" ", command);
      found.add(
          numbers.getOrDefault("command", 0),
          object,
          "command",
          "container %s runs: %s".formatted(name, text));
    }
    values.clear();
    numbers.clear();
    command.clear();
    prefix = "";
    part = "";
  }

  private void state() {
    String state = get("State");
    String reason = get("Reason");
    boolean ready = get("Ready").startsWith("True");
    String said =
        switch (state) {
          case "Waiting" ->
              "waiting "
                  + reason
                  + (get("Message").isEmpty() || reason.equals("CrashLoopBackOff")
                      ? ""
                      : ": " + get("Message"));
          case "Terminated" -> "terminated " + reason + exit("");
          default -> ready ? "running, ready" : "running, not ready";
        };
    String last =
        get("Last State").startsWith("Terminated") ? get("Last Reason") + exit("Last ") : "";
    String age = last.isEmpty() || !ready ? "" : found.times().ifSettled(get("Started"));
    found.add(
        sources(last),
        object,
        "container",
        new ContainerWords(name, said, restarts(), last, age, get("memory"), get("Image")).line());
    for (String message : List.of(get("Message"), get("Last Message"))) {
      if (!message.isEmpty()) {
        found.add(
            numbers.getOrDefault("Message", numbers.getOrDefault("Last Message", 0)),
            object,
            "container",
            "container %s said at its end: %s".formatted(name, message));
      }
    }
  }

  private String exit(String lead) {
    String code = get(lead + "Exit Code");
    return code.isEmpty() ? "" : " exit " + code;
  }

  private long restarts() {
    String count = get("Restart Count");
    return count.matches("\\d{1,9}") ? Long.parseLong(count) : 0;
  }

  private List<Integer> sources(String last) {
    List<Integer> of = new ArrayList<>();
    boolean crash = get("Reason").equals("CrashLoopBackOff") && !last.isEmpty();
    for (String field :
        crash
            ? List.of("Last Reason", "Last Exit Code", "Reason", "memory", "Restart Count", "State")
            : List.of("Reason", "State", "Last Reason", "Exit Code", "memory", "Restart Count")) {
      if (numbers.containsKey(field)) {
        of.add(numbers.get(field));
      }
    }
    return of;
  }

  private String get(String key) {
    return values.getOrDefault(key, "");
  }
}
