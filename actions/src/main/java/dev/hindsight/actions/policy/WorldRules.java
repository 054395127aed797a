package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.CordonNode;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Remark;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that look at the world around the target. */
final class WorldRules {

  private WorldRules() {}

  static Verdict autoscaler(Question question) {
    Surroundings around = question.around();
    if (question.actions().stream().noneMatch(Scaling.class::isInstance)) {
      return new Abstain();
    }
    if (!around.autoscalers().isEmpty()) {
      return new Deny(
          "%s decides how many replicas there are and would undo it; change its bounds instead"
              .formatted(String.join(", ", around.autoscalers())));
    }
    return around.unread().isEmpty()
        ? new Abstain()
        : new Remark(String.join("; ", around.unread()));
  }

  static Verdict lastNode(Question question) {
    Set<String> closed =
        question.actions().stream()
            .filter(a -> a instanceof CordonNode || a instanceof DrainNode)
            .map(a -> a.target().object().name())
            .collect(Collectors.toSet());
    // a step that closes one of them counts for those after it
    return !closed.isEmpty() && closed.containsAll(question.around().otherNodes())
        ? new Deny("it is the last node to which new pods can come")
        : new Abstain();
  }

  static Verdict knownImage(Question question) {
    return question.actions().stream()
        .flatMap(a -> a instanceof SetImage set ? Stream.of(set) : Stream.empty())
        .filter(set -> !set.byDigest() && !question.around().images().contains(set.to()))
        .findFirst()
        .<Verdict>map(
            set ->
                new Deny(
                    "image %s is no digest, and no kept revision of the workload had it"
                        .formatted(set.to())))
        .orElseGet(Abstain::new);
  }
}
