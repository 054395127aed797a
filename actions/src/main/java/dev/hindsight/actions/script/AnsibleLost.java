package dev.hindsight.actions.script;

import dev.hindsight.actions.script.Yaml.Pairs;
import java.util.List;

/** The tasks that make sure that nothing can run any more where a pod was. */
final class AnsibleLost {

  private static final String GONE = "node.kubernetes.io/out-of-service";

  private AnsibleLost() {}

  static List<Pairs> tasks(String number, Thing pod) {
    String pending = "pending | bool";
    return List.of(
        Ansible.look(
                number + " look where it was",
                Change.join(
                    List.of("get"),
                    pod.words(),
                    List.of("-o", "jsonpath={.metadata.deletionTimestamp} {.spec.nodeName}")),
                "place")
            .with("when", pending),
        Pairs.of()
            .with("name", number + " look at its node")
            .with(
                "ansible.builtin.command",
                Pairs.of()
                    .with(
                        "argv",
                        new Yaml.Items(
                            List.of(
                                new Yaml.Ours("kubectl"),
                                new Yaml.Ours("get"),
                                new Yaml.Ours("node/{{ place.stdout.split(' ', 1)[1] }}"),
                                new Yaml.Ours("--ignore-not-found"),
                                new Yaml.Ours("-o"),
                                new Yaml.Ours(
                                    "jsonpath=node {.spec.taints[?(@.key==\"%s\")].key}"
                                        .formatted(GONE))))))
            .with("register", "node")
            .with("changed_when", false)
            .with("check_mode", false)
            .with("when", pending),
        Pairs.of()
            .with("name", number + " check: it was deleted and its node is gone")
            .with(
                "ansible.builtin.assert",
                Pairs.of()
                    .with(
                        "that",
                        "not place.stdout.startswith(' ') and (node.stdout == '' or"
                            + " node.stdout.startswith('node "
                            + GONE
                            + "'))"))
            .with("when", pending));
  }
}
