package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the servers say that all steps of a plan would change, each asked of the world of now. */
final class Previews {

  private final Adapter adapter;

  Previews(Adapter adapter) {
    this.adapter = adapter;
  }

  /** One action's differences are said alone, those of several under a line for each. */
  Outcome<String> of(Plan plan, List<Live> objects) {
    Map<ObjectRef, Live> lives =
        objects.stream().distinct().collect(Collectors.toMap(Live::ref, Function.identity()));
    List<Action> actions = plan.actions();
    if (actions.size() == 1) {
      return preview(actions.getFirst(), lives);
    }
    Outcome<String> all = new Outcome.Done<>("");
    int number = 0;
    for (Action action : actions) {
      String label = "%d of %d. %s%n".formatted(++number, actions.size(), action.sentence());
      all = all.then(before -> preview(action, lives).map(diff -> before + label + diff.indent(2)));
    }
    return all.map(String::stripTrailing);
  }

  private Outcome<String> preview(Action action, Map<ObjectRef, Live> lives) {
    ObjectRef object = action.target().object();
    return lives.containsKey(object)
        ? adapter.preview(action, lives.get(object))
        : adapter.read(object).then(live -> adapter.preview(action, live));
  }
}
