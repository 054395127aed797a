package dev.hindsight.actions.policy;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Deny;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rules about how much one plan touches: all its steps are added up. */
final class BlastRules {

  private BlastRules() {}

  static Verdict replicas(Question question) {
    int most = question.book().blastRadius().replicas();
    int changed =
        question.actions().stream()
            .mapToInt(
                action ->
                    Effect.of(action)
                        .pods(workload(question, action).map(Seen::replicas).orElse(0)))
            .sum();
    return changed > most
        ? new Deny("it changes %d replicas, at most %d may be changed".formatted(changed, most))
        : new Abstain();
  }

  static Verdict share(Question question) {
    int most = question.book().blastRadius().share();
    return losses(question).stream()
        .filter(loss -> loss.taken() * 100L > (long) most * loss.of().replicas())
        .findFirst()
        .<Verdict>map(
            loss ->
                new Deny(
                    "it takes %d of %d replicas of %s away, at most %d%% may be taken"
                        .formatted(
                            loss.taken(),
                            loss.of().replicas(),
                            loss.of().object().display(),
                            most)))
        .orElseGet(Abstain::new);
  }

  static Verdict ready(Question question) {
    int least = question.book().blastRadius().ready();
    return losses(question).stream()
        .filter(loss -> loss.left() < least && loss.left() < loss.of().ready())
        .findFirst()
        .<Verdict>map(
            loss ->
                new Deny(
                    "%d replicas of %s would be ready afterwards, at least %d must be"
                        .formatted(loss.left(), loss.of().object().display(), least)))
        .orElseGet(Abstain::new);
  }

  /**
   * What one workload loses by the whole plan.
   *
   * @param serving how many of them serve for sure
   */
  private record Loss(Seen of, int taken, int serving) {

    /** Ready ones afterwards; what is scaled down loses first what does not serve. */
    int left() {
      return Math.max(0, Math.min(of.ready() - serving, of.replicas() - taken));
    }

    Loss and(int more, Action action) {
      return new Loss(of, taken + more, serving + (action.removes() ? more : 0));
    }
  }

  private static List<Loss> losses(Question question) {
    Map<Seen, Loss> losses = new LinkedHashMap<>();
    for (Action action : question.actions()) {
      workload(question, action)
          .ifPresent(
              of -> losses.put(of, loss(losses, of).and(taken(question, action, of), action)));
    }
    // what has no members, as an alarm, loses none
    return losses.values().stream()
        .filter(loss -> loss.taken() > 0 && loss.of().replicas() > 0)
        .toList();
  }

  private static Loss loss(Map<Seen, Loss> losses, Seen of) {
    return losses.getOrDefault(of, new Loss(of, 0, 0));
  }

  /** What does not serve anyway is not missed. */
  private static int taken(Question question, Action action, Seen of) {
    boolean idle = action.removes() && object(question, action).ready() == 0;
    return idle ? 0 : Effect.of(action).taken(of.replicas());
  }

  /** The workload whose pods an action is about: its target, or what is watched for others. */
  private static Optional<Seen> workload(Question question, Action action) {
    Seen target = object(question, action);
    return target.object().kind().equals("Pod") || target.replicas() == 0
        ? question.world().watched().stream()
            .reduce((one, other) -> other.replicas() < one.replicas() ? other : one)
        : Optional.of(target);
  }

  private static Seen object(Question question, Action action) {
    return question.world().changed().stream()
        .filter(seen -> seen.object().equals(action.target().object()))
        .findFirst()
        .orElseThrow();
  }
}
