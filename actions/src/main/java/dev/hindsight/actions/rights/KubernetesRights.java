package dev.hindsight.actions.rights;

import dev.hindsight.actions.action.Grant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the bot must be allowed in a cluster.
 *
 * @param reading everywhere, to explain alerts and to read objects before and after a change
 * @param inNamespaces in each namespace where plans may run
 * @param onNodes in the whole cluster: nodes are in no namespace
 */
public record KubernetesRights(List<Rule> reading, List<Rule> inNamespaces, List<Rule> onNodes) {

  private static final List<String> LOOK = List.of("get", "list");

  private static final List<Rule> READING =
      List.of(
          look("", "namespaces", "nodes", "pods", "pods/log", "events", "resourcequotas"),
          look("apps", "deployments", "replicasets", "statefulsets", "daemonsets"),
          look("metrics.k8s.io", "pods"),
          look("batch", "jobs", "cronjobs"),
          look("autoscaling", "horizontalpodautoscalers"));

  public KubernetesRights {
    reading = List.copyOf(reading);
    inNamespaces = List.copyOf(inNamespaces);
    onNodes = List.copyOf(onNodes);
  }

  /** A rule for each single right that one of these actions needs, and no other. */
  public static KubernetesRights of(EnabledActions enabled) {
    Map<Grant, List<String>> needed = new LinkedHashMap<>();
    for (EnabledActions.Enabled action : enabled.actions()) {
      for (Grant grant : Grant.of(action.type())) {
        needed.computeIfAbsent(grant, _ -> new ArrayList<>()).add(action.name());
      }
    }
    return new KubernetesRights(READING, rules(needed, true), rules(needed, false));
  }

  private static List<Rule> rules(Map<Grant, List<String>> needed, boolean namespaced) {
    return needed.entrySet().stream()
        .filter(one -> one.getKey().namespaced() == namespaced)
        .map(one -> rule(one.getKey(), one.getValue()))
        .toList();
  }

  private static Rule rule(Grant grant, List<String> actions) {
    return new Rule(grant.group(), List.of(grant.resource()), List.of(grant.verb()), actions);
  }

  private static Rule look(String group, String... resources) {
    return new Rule(group, List.of(resources), LOOK, List.of());
  }
}
