package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.StopTask;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tasks of ECS services. */
@Component
class EcsTaskResource implements Resource {

  private static final String OF_SERVICE = "service:";

  @Override
  public AwsKind kind() {
    return AwsKind.ECS_TASK;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.ECS,
                "DescribeTasks",
                p -> {
                  p.put("cluster", object.namespace());
                  p.putArray("tasks").add(object.name());
                }))
        .then(answer -> one(answer, "/tasks/0", object))
        .map(task -> live(object, task));
  }

  private static Live live(ObjectRef object, JsonNode task) {
    SortedMap<String, String> fields = new TreeMap<>();
    String group = text(task, "/group");
    if (group.startsWith(OF_SERVICE)) {
      fields.put(StopTask.SERVICE, group.substring(OF_SERVICE.length()));
    }
    boolean serves =
        text(task, "/lastStatus").equals("RUNNING")
            && !text(task, "/healthStatus").equals("UNHEALTHY");
    boolean stopping = text(task, "/desiredStatus").equals("STOPPED");
    return Answers.going(
        object,
        text(task, "/taskArn"),
        stopping,
        new Facts.Cloud(fields, Tags.of(task.path("tags")), 0, serves ? 1 : 0),
        task);
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String state = text(live.object(), "/lastStatus");
    return new Outcome.Done<>(
        Answers.health(
            state.equals("RUNNING"),
            false,
            "%s is %s".formatted(live.ref().display(), Answers.or(state))));
  }

  /** One that no service would replace is somebody's own. */
  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    return text(live.object(), "/group").startsWith(OF_SERVICE)
        ? Optional.empty()
        : Optional.of("belongs to no service: nothing would start another one");
  }
}
