package dev.hindsight.actions.script;

import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.plan.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A plan in the order in which a script goes through it, there and back.
 *
 * @param title in one line
 * @param clusters where it changes or watches something, each by the UID of its namespace
 *     kube-system
 * @param watched the workloads whose health tells whether it helped
 * @param rollsOut whether their rollouts must be complete, or only their pods ready
 */
record Sheet(
    String title,
    List<String> clusters,
    List<Item> there,
    List<Item> back,
    List<Thing> watched,
    boolean rollsOut) {

  /** Which cluster answers. */
  static final List<String> CLUSTER =
      List.of("get", "namespace/kube-system", "-o", "jsonpath={.metadata.uid}");

  /** Said at each step back: a script keeps no record of what it did. */
  static final String WHOEVER = "taken back if it is found so, whoever made it so";

  Sheet {
    clusters = List.copyOf(clusters);
    there = List.copyOf(there);
    back = List.copyOf(back);
    watched = List.copyOf(watched);
  }

  /**
   * The sheet of a plan.
   *
   * @param name how the plan is called before people
   */
  static Sheet of(String name, Plan plan) {
    return new Sheet(
        Line.of("%s%s: %s".formatted(name, drafted(plan), plan.title())),
        clusters(plan),
        there(plan),
        back(plan),
        plan.watched().stream().filter(o -> !AwsItems.inAws(o)).map(Thing::of).toList(),
        plan.actions().stream().allMatch(Action::rollsOut));
  }

  /** A file is kept beyond the day on which it helps. */
  private static String drafted(Plan plan) {
    return plan.playbook().equals(Drafting.PLAYBOOK)
        ? " (drafted by a model, not proven when this was written)"
        : "";
  }

  private static List<String> clusters(Plan plan) {
    return Stream.concat(plan.targets().stream().map(Target::object), plan.watched().stream())
        .filter(object -> !AwsItems.inAws(object))
        .map(ObjectRef::cluster)
        .distinct()
        .toList();
  }

  private static List<Item> there(Plan plan) {
    List<Item> items = new ArrayList<>(AwsItems.accounts(plan));
    Set<ObjectRef> changed = new HashSet<>();
    int number = 0;
    for (Step step : plan.steps()) {
      String label = Integer.toString(++number);
      if (step instanceof Step.Act(Action action, _, _, _)) {
        boolean first = changed.add(action.target().object());
        items.addAll(
            action instanceof AwsAction aws
                ? List.of(new Item.Call(label, AwsDeeds.of(aws, marker(plan, label))))
                : numbered(label, guarded(action, first)));
      } else {
        items.add(new Item.Pause(label, step));
      }
    }
    items.addAll(AwsItems.watches(plan, false));
    return knowingWhatFollows(items);
  }

  /** The same each time the script is written, and of this step of this plan alone. */
  private static String marker(Plan plan, String label) {
    return "script %s/%s".formatted(PlanJson.sha256(PlanJson.write(plan)).substring(0, 12), label);
  }

  /** A generation that the script itself has moved on says nothing any more. */
  private static List<Deed> guarded(Action action, boolean first) {
    Target target = action.target();
    return Deeds.of(action).stream()
        .map(
            deed ->
                first && target.generation() > 0 && deed.thing().equals(Thing.of(target.object()))
                    ? deed.first(target.generation())
                    : deed)
        .toList();
  }

  private static List<Item> numbered(String label, List<Deed> deeds) {
    List<Item> items = new ArrayList<>();
    for (Deed deed : deeds) {
      String number = deeds.size() == 1 ? label : label + "." + (items.size() + 1);
      items.add(new Item.Do(number, deed));
    }
    return items;
  }

  /** Run again, a script finds a field as a later step has left it. */
  private static List<Item> knowingWhatFollows(List<Item> items) {
    List<Item> knowing = new ArrayList<>();
    List<Deed> later = new ArrayList<>();
    List<AwsDeed> calls = new ArrayList<>();
    for (Item item : items.reversed()) {
      switch (item) {
        case Item.Do(String number, Deed deed) -> {
          knowing.addFirst(new Item.Do(number, deed.knowing(later)));
          later.add(deed);
        }
        case Item.Call(String number, AwsDeed deed) -> {
          knowing.addFirst(new Item.Call(number, deed.knowing(calls)));
          calls.add(deed);
        }
        case Item.Look _, Item.Pause _, Item.Stays _ -> knowing.addFirst(item);
      }
    }
    return knowing;
  }

  private static List<Item> back(Plan plan) {
    List<Item> items = new ArrayList<>(AwsItems.accounts(plan));
    int number = plan.steps().size();
    for (Step step : plan.steps().reversed()) {
      String label = Integer.toString(number--);
      if (step instanceof Step.Act(Action action, _, _, _)) {
        Undo undo = action.undo();
        if (undo instanceof Undo.By(Action other, _)) {
          items.addAll(
              other instanceof AwsAction aws
                  ? List.of(new Item.Call(label, AwsDeeds.of(aws, marker(plan, "undo-" + label))))
                  : numbered(label, Deeds.of(other)));
        }
        undo.stays().ifPresent(why -> items.add(new Item.Stays(label, why)));
      }
    }
    items.addAll(AwsItems.watches(plan, true));
    return knowingWhatFollows(items);
  }
}
