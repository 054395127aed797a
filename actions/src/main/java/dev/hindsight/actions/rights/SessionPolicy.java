package dev.hindsight.actions.rights;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;

import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCondition;
import dev.hindsight.actions.action.AwsGrant;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a session of STS may do that is there for the writes of one plan, and for its undo. */
public sealed interface SessionPolicy {

  /** What STS takes, in characters. */
  int LONGEST = 2_048;

  /**
   * Bound to the plan's own objects.
   *
   * @param json for AssumeRole
   */
  record Scoped(String json) implements SessionPolicy {}

  /** STS would refuse it; the plan has too many objects for one session. */
  record TooLong(int characters) implements SessionPolicy {}

  /** The plan changes nothing in AWS. */
  record NotNeeded() implements SessionPolicy {}

  /** The policy for this plan; pure. */
  static SessionPolicy of(Plan plan) {
    Map<On, SortedSet<String>> byResource =
        plan.actions().stream()
            .flatMap(SessionPolicy::withUndo)
            .flatMap(action -> action.awsGrants().stream())
            .collect(
                groupingBy(
                    grant -> new On(grant.resource(), grant.condition()),
                    LinkedHashMap::new,
                    mapping(AwsGrant::permission, Collectors.toCollection(TreeSet::new))));
    return byResource.isEmpty() ? new NotNeeded() : policy(byResource);
  }

  /** On what, and with which condition. */
  record On(String resource, AwsCondition condition) {}

  /** What is granted together. */
  record Rights(SortedSet<String> permissions, AwsCondition condition) {}

  private static SessionPolicy policy(Map<On, SortedSet<String>> byResource) {
    Map<Rights, List<String>> statements =
        byResource.entrySet().stream()
            .collect(
                groupingBy(
                    e -> new Rights(e.getValue(), e.getKey().condition()),
                    LinkedHashMap::new,
                    mapping(e -> e.getKey().resource(), Collectors.toList())));
    String json =
        new IamPolicy(
                statements.entrySet().stream()
                    .map(e -> statement(e.getKey(), e.getValue()))
                    .toList())
            .compact();
    return json.length() > LONGEST ? new TooLong(json.length()) : new Scoped(json);
  }

  private static Statement statement(Rights rights, List<String> resources) {
    return new Statement(
        "", List.of(), List.copyOf(rights.permissions()), resources, rights.condition());
  }

  private static Stream<AwsAction> withUndo(Action action) {
    Stream<Action> both =
        action.undo() instanceof Undo.By(Action undo, _)
            ? Stream.of(action, undo)
            : Stream.of(action);
    return both.filter(AwsAction.class::isInstance).map(AwsAction.class::cast);
  }
}
