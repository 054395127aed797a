package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Line;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Row;
import dev.hindsight.bench.chaos.world.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what the product's journal says with what moto shows, read without any trouble. */
final class Truth {

  private final Adapter eye;

  Truth(Adapter eye) {
    this.eye = eye;
  }

  /** Where they differ. */
  List<Finding> findings(Made made, Row row) {
    Map<ObjectRef, Map<String, String>> fields = new HashMap<>();
    Set<ObjectRef> gone = new HashSet<>();
    made.actions().reversed().forEach(action -> fields(fields, action).putAll(action.before()));
    for (Line line : row.lines()) {
      AwsAction action = made.action(line.step(), line.undo()).orElseThrow();
      if (line.done()) {
        fields(fields, action).putAll(action.after());
        if (action.removes()) {
          gone.add(action.object());
        }
      }
    }
    List<Finding> found = new ArrayList<>();
    fields.forEach(
        (object, wanted) ->
            different(made, object, wanted, gone.contains(object))
                .forEach(what -> found.add(new Finding(AwsRules.WRONG, made.plan(), what))));
    return found;
  }

  private static Map<String, String> fields(
      Map<ObjectRef, Map<String, String>> all, AwsAction action) {
    return all.computeIfAbsent(action.object(), _ -> new HashMap<>());
  }

  private List<String> different(
      Made made, ObjectRef object, Map<String, String> wanted, boolean gone) {
    Outcome<Live> read = eye.read(object);
    if (gone) {
      return read instanceof Outcome.GaveUp<Live>(Reason reason, _) && reason == Reason.GONE
          ? List.of()
          : List.of("%s is to be gone, and is there".formatted(object.display()));
    }
    if (!(read instanceof Outcome.Done<Live>(Live live))) {
      return List.of("%s cannot be read: %s".formatted(object.display(), read));
    }
    Map<String, String> is = new HashMap<>();
    made.actions().stream()
        .filter(action -> action.object().equals(object))
        .forEach(action -> is.putAll(action.now(live)));
    return wanted.equals(is)
        ? List.of()
        : List.of("%s is %s, by the journal %s".formatted(object.display(), is, wanted));
  }
}
