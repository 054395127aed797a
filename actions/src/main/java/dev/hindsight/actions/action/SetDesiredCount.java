package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Changes how many tasks an ECS service is to have. */
@ReadsAws(AwsKind.ECS_SERVICE)
@NeedsAws(permission = "ecs:UpdateService", on = "ecs:service/*")
@Meaning("Changes how many tasks an ECS service is to have.")
public record SetDesiredCount(
    Target target,
    @Meaning("tasks wanted now, 0 to 1000") int from,
    @Meaning("tasks wanted then, 0 to 1000") int to)
    implements AwsAction {

  /** How many tasks it is to have. */
  public static final String TASKS = "tasks";

  static final String NAME = "set-desired-count";

  public SetDesiredCount {
    AwsKind.ECS_SERVICE.check(target.object());
    Scaling.check(from, to);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.ECS_SERVICE;
  }

  @Override
  public String sentence() {
    return "Scale %s from %d to %d tasks".formatted(object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(TASKS, Integer.toString(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(TASKS, Integer.toString(to));
  }

  @Override
  public AwsCall call(String marker) {
    return EcsCalls.update(object(), p -> p.put("desiredCount", to));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetDesiredCount(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to > from
        ? new Assessment(Risk.LOW, "it adds tasks to one service and can be undone")
        : new Assessment(Risk.MEDIUM, "it takes tasks away from a service");
  }
}
