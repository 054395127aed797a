package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.GroupProcess;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Auto Scaling groups. */
@Component
class GroupResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.GROUP;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.AUTO_SCALING,
                "DescribeAutoScalingGroups",
                p -> p.putArray("AutoScalingGroupNames").add(object.name())))
        .then(answer -> one(answer, "/AutoScalingGroups/0", object))
        .map(group -> live(aws, object, group));
  }

  private static Live live(Calls aws, ObjectRef object, JsonNode group) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put(SetDesiredCapacity.DESIRED, text(group, "/DesiredCapacity"));
    fields.put(Told.LEAST, text(group, "/MinSize"));
    fields.put(Told.MOST, text(group, "/MaxSize"));
    Set<String> suspended =
        group.path("SuspendedProcesses").values().stream()
            .map(process -> text(process, "/ProcessName"))
            .collect(Collectors.toSet());
    for (GroupProcess process : GroupProcess.values()) {
      fields.put(
          process.field(),
          suspended.contains(process.name()) ? GroupProcess.SUSPENDED : GroupProcess.ACTIVE);
    }
    refresh(aws, object)
        .ifPresent(
            answer -> {
              fields.put(
                  RefreshInstances.REFRESH,
                  Answers.newest(answer, "/InstanceRefreshes/0/InstanceRefreshId"));
              fields.put(Told.PROGRESS, text(answer, "/InstanceRefreshes/0/Status"));
            });
    return Answers.live(
        object,
        text(group, "/AutoScalingGroupARN"),
        new Facts.Cloud(
            fields,
            Tags.of(group.path("Tags")),
            group.path("DesiredCapacity").asInt(0),
            inService(group)),
        group);
  }

  /** Where it cannot be read, none can be started either; all else can be done. */
  private static Optional<JsonNode> refresh(Calls aws, ObjectRef object) {
    return Answers.whereThere(
        aws.make(
            AwsCall.of(
                AwsService.AUTO_SCALING,
                "DescribeInstanceRefreshes",
                p -> p.put("AutoScalingGroupName", object.name()).put("MaxRecords", 1))));
  }

  static int inService(JsonNode group) {
    return (int)
        group.path("Instances").values().stream()
            .filter(i -> text(i, "/LifecycleState").equals("InService"))
            .filter(i -> text(i, "/HealthStatus").equals("Healthy"))
            .count();
  }

  /** As many instances are in service as are wanted, and none is on its way in or out. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    int wanted = live.object().path("DesiredCapacity").asInt(0);
    int ready = inService(live.object());
    int all = live.object().path("Instances").size();
    return new Outcome.Done<>(
        Answers.health(
            ready == wanted && all == wanted,
            false,
            "%s: %d of %d instances in service and healthy"
                .formatted(live.ref().display(), ready, wanted)));
  }
}
