package dev.hindsight.local.install;

import dev.hindsight.actions.rights.EnabledActions;
import dev.hindsight.actions.rights.KubernetesRights;
import dev.hindsight.actions.rights.Rule;
import java.util.List;
import java.util.stream.Collectors;

/** The chart's {@code files/rights.yaml}: each rule with the actions that need it. */
final class RightsFile {

  private static final String HEAD =
      """
      # Made from the actions (ChartRightsTest); do not edit it. The chart takes the rules that an enabled action needs.
      """;

  private RightsFile() {}

  static String text() {
    KubernetesRights rights = KubernetesRights.of(EnabledActions.all());
    String names =
        EnabledActions.all().actions().stream()
            .map(action -> "  - " + action.name() + "\n")
            .collect(Collectors.joining("", "actions:\n", ""));
    return HEAD
        + names
        + part("reading", rights.reading())
        + part("inNamespaces", rights.inNamespaces())
        + part("onNodes", rights.onNodes());
  }

  private static String part(String name, List<Rule> rules) {
    return rules.stream().map(RightsFile::rule).collect(Collectors.joining("", name + ":\n", ""));
  }

  private static String rule(Rule rule) {
    String needed =
        rule.actions().isEmpty()
            ? ""
            : "actions: [%s]\n    ".formatted(String.join(", ", rule.actions()));
    return """
      - %sapiGroups: ["%s"]
        resources: [%s]
        verbs: [%s]
    """
        .formatted(
            needed,
            rule.group(),
            String.join(", ", rule.resources()),
            String.join(", ", rule.verbs()));
  }
}
