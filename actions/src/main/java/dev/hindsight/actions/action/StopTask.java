package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/** Stops one task of an ECS service, which starts another one. */
@ReadsAws(AwsKind.ECS_TASK)
@NeedsAws(permission = "ecs:StopTask", on = "ecs:task/*")
@Meaning("Stops one task of an ECS service, which starts another one in its place.")
public record StopTask(Target target, @Meaning("the service that it belongs to") String service)
    implements AwsAction {

  /** The service that a task belongs to. */
  public static final String SERVICE = "service";

  static final String NAME = "stop-task";

  public StopTask {
    AwsKind.ECS_TASK.check(target.object());
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.ECS_TASK;
  }

  @Override
  public String sentence() {
    return "Stop %s, so that %s starts another one".formatted(object().display(), service);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(SERVICE, service);
  }

  @Override
  public SortedMap<String, String> after() {
    return new TreeMap<>();
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.ECS,
        "StopTask",
        p ->
            p.put("cluster", object().namespace())
                .put("task", object().name())
                .put("reason", "hindsight " + marker));
  }

  @Override
  public Undo undo() {
    return new Undo.Never("its service starts another task of the same definition");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "what the task was doing is interrupted");
  }

  @Override
  public boolean removes() {
    return true;
  }
}
