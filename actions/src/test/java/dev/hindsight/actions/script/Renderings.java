package dev.hindsight.actions.script;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of an action's three files its page shows: the part that is its own. */
final class Renderings {

  private static final Pattern SHELL = Pattern.compile("(?ms)^# [^\\n]*\\nstep_.*?^}$");
  private static final Pattern PYTHON = Pattern.compile("(?ms)^PLAN = \\[$.*?^]$");
  private static final Pattern ANSIBLE =
      Pattern.compile("(?ms)^( *)- name: \"[0-9.]+ (?:change|wait)\".*?(?=^ *- name: )");

  private Renderings() {}

  static List<String> of(Action action) {
    Plan plan = Plans.of(action);
    List<String> lines = new ArrayList<>();
    lines.add("");
    add(lines, "shell", "sh", part(SHELL, Script.SHELL.of("plan", plan)));
    add(lines, "Python", "python", part(PYTHON, Script.PYTHON.of("plan", plan)));
    add(lines, "Ansible", "yaml", part(ANSIBLE, there(Script.ANSIBLE.of("plan", plan))));
    return lines;
  }

  /** A playbook without the tasks that take it back. */
  private static String there(String playbook) {
    return playbook.substring(0, playbook.indexOf("when: \"undo "));
  }

  private static void add(List<String> lines, String title, String language, String text) {
    lines.add("<details><summary>%s</summary>".formatted(title));
    lines.add("");
    lines.add("```" + language);
    lines.addAll(text.lines().toList());
    lines.add("```");
    lines.add("");
    lines.add("</details>");
  }

  private static String part(Pattern pattern, String script) {
    String found =
        pattern
            .matcher(script)
            .results()
            .map(match -> match.group().stripTrailing().stripIndent())
            .collect(Collectors.joining("\n\n"));
    if (found.isEmpty()) {
      throw new IllegalStateException("no part of its own: " + script);
    }
    return found;
  }
}
