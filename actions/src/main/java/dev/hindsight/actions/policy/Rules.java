package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.policy.Verdict.Abstain;
import dev.hindsight.actions.policy.Verdict.Deny;
import dev.hindsight.actions.policy.Verdict.Remark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All rules, in the order in which their verdicts are shown. */
final class Rules {

  private static final int MOST_OBJECTS = 5;

  private Rules() {}

  static Map<String, PolicyRule> all() {
    Map<String, PolicyRule> rules = new LinkedHashMap<>();
    rules.put("stop switch", Rules::stopSwitch);
    rules.put("known cluster", Rules::knownCluster);
    rules.put("protected namespace", PlaceRules::protectedNamespace);
    rules.put("protected label", PlaceRules::protectedLabel);
    rules.put("freeze", TimeRules::freeze);
    rules.put("few objects", Rules::fewObjects);
    rules.put("gitops", PlaceRules::gitops);
    rules.put("autoscaler", WorldRules::autoscaler);
    rules.put("last node", WorldRules::lastNode);
    rules.put("known image", WorldRules::knownImage);
    rules.put("replicas changed", BlastRules::replicas);
    rules.put("share taken away", BlastRules::share);
    rules.put("ready replicas", BlastRules::ready);
    rules.put("allowed actions", PlaceRules::allowed);
    rules.put("tier actions", PlaceRules::tierActions);
    rules.put("risk", PeopleRules::risk);
    rules.put("tier", PeopleRules::tier);
    rules.put("standing approval", PeopleRules::standing);
    rules.put("wait", TimeRules::waiting);
    rules.put("running plans", LoadRules::running);
    rules.put("runs per hour", LoadRules::runsPerHour);
    return rules;
  }

  static Verdict stopSwitch(Question question) {
    return question.moment().stopped().<Verdict>map(Deny::new).orElseGet(Abstain::new);
  }

  static Verdict knownCluster(Question question) {
    Set<String> connected = question.world().connected();
    return Stream.concat(
            Stream.of(question.plan().target().object()),
            Question.objects(question.plan()).stream())
        .map(ObjectRef::cluster)
        .filter(planned -> !connected.contains(planned))
        .findFirst()
        .<Verdict>map(
            planned ->
                new Deny(
                    "the plan is for cluster %s, the bot is connected to %s"
                        .formatted(planned, String.join(", ", new TreeSet<>(connected)))))
        .orElseGet(Abstain::new);
  }

  private static boolean cluster(String world) {
    return !world.startsWith(AwsPlace.PREFIX);
  }

  /** Every step is for the kind of object it has, and they are few, in one cluster at most. */
  static Verdict fewObjects(Question question) {
    List<Target> targets = question.plan().targets();
    boolean fits =
        targets.size() <= MOST_OBJECTS
            && question.world().connected().stream().filter(Rules::cluster).count() <= 1
            && question.actions().stream().allMatch(a -> fits(a, targets));
    if (!fits) {
      return new Deny(
          "a step is not for the object or kind it names, or there are more than %d objects"
              .formatted(MOST_OBJECTS));
    }
    boolean undoable = question.actions().stream().allMatch(a -> a.undo() instanceof Undo.By);
    return new Remark(
        "it changes %s%s"
            .formatted(
                targets.size() == 1
                    ? "one " + targets.getFirst().object().kind()
                    : targets.size() + " objects",
                undoable ? " and can be undone" : ", and what cannot be undone does no harm"));
  }

  /** Two objects that had the same name one after the other are not one. */
  private static boolean fits(Action action, List<Target> targets) {
    return action.kind().equals(action.target().object().kind())
        && targets.stream()
            .filter(t -> t.object().equals(action.target().object()))
            .allMatch(t -> t.uid().equals(action.target().uid()));
  }
}
