package dev.hindsight.local.slack.api;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** Slack's limits on what offers options: menus, lists, boxes. */
final class ChoiceRules {
  private final Findings findings;

  ChoiceRules(Findings findings) {
    this.findings = findings;
  }

  void menu(JsonNode menu, String at) {
    options(menu, 1, 5, true, at);
  }

  void boxes(JsonNode boxes, String at) {
    initial(boxes, at);
    options(boxes, 1, 10, false, at);
  }

  void select(JsonNode select, String at) {
    findings.textObject(select, "placeholder", false, true, 150, at);
    initial(select, at);
    if (!select.has("option_groups")) {
      options(select, 1, 100, true, at);
      return;
    }
    findings.size(select, "option_groups", 1, 100, at);
    for (int i = 0; i < select.path("option_groups").size(); i++) {
      options(select.path("option_groups").path(i), 1, 100, true, at + "/option_groups/" + i);
    }
  }

  // what is chosen to begin with is one of the options, to the letter
  private void initial(JsonNode choice, String at) {
    List<JsonNode> offered =
        choice.findValues("options").stream().flatMap(JsonNode::valueStream).toList();
    if (choice.has("initial_option") && !offered.contains(choice.path("initial_option"))) {
      findings.add("must be one of the options", at + "/initial_option");
    }
    for (int i = 0; i < choice.path("initial_options").size(); i++) {
      if (!offered.contains(choice.path("initial_options").path(i))) {
        findings.add("must be one of the options", at + "/initial_options/" + i);
      }
    }
  }

  private void options(JsonNode holder, int min, int max, boolean plain, String at) {
    findings.size(holder, "options", min, max, at);
    for (int i = 0; i < holder.path("options").size(); i++) {
      JsonNode option = holder.path("options").path(i);
      String pointer = at + "/options/" + i;
      findings.textObject(option, "text", true, plain, 75, pointer);
      findings.textObject(option, "description", false, plain, 75, pointer);
      findings.length(option, "value", 75, pointer);
    }
  }
}
