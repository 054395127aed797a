package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.ChangeInstanceType;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** EC2 instances. */
@Component
class InstanceResource implements Resource {

  private static final String STATE = "/State/Name";

  @Override
  public AwsKind kind() {
    return AwsKind.INSTANCE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.EC2,
                "DescribeInstances",
                p -> p.putArray("InstanceIds").add(object.name())))
        .then(answer -> one(answer, "/Reservations/0/Instances/0", object))
        .then(
            instance ->
                text(instance, STATE).equals("terminated")
                    ? Answers.gone(object)
                    : new Outcome.Done<>(live(object, instance)));
  }

  private static Live live(ObjectRef object, JsonNode instance) {
    String state = text(instance, STATE);
    boolean on = state.equals("running") || state.equals("pending");
    Map<String, String> fields =
        Map.of(
            StopInstance.POWER,
            on ? StopInstance.ON : StopInstance.OFF,
            ChangeInstanceType.TYPE,
            text(instance, "/InstanceType"));
    Map<String, String> tags = Tags.of(instance.path("Tags"));
    SortedMap<String, String> all = new TreeMap<>(fields);
    Optional.ofNullable(tags.get(Tags.GROUP)).ifPresent(g -> all.put(ReplaceInstance.GROUP, g));
    return Answers.going(
        object,
        object.name(),
        state.equals("shutting-down"),
        new Facts.Cloud(all, tags, 0, 0),
        instance);
  }

  /** Runs with both of its status checks passed, or stands. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String state = text(live.object(), STATE);
    if (!state.equals("running")) {
      return new Outcome.Done<>(
          Answers.health(state.equals("stopped"), false, live.ref().display() + " is " + state));
    }
    return aws.make(
            AwsCall.of(
                AwsService.EC2,
                "DescribeInstanceStatus",
                p -> p.putArray("InstanceIds").add(live.ref().name())))
        .map(answer -> checks(live, answer.at("/InstanceStatuses/0")));
  }

  private static Health checks(Live live, JsonNode status) {
    String system = text(status, "/SystemStatus/Status");
    String instance = text(status, "/InstanceStatus/Status");
    return Answers.health(
        system.equals("ok") && instance.equals("ok"),
        system.equals("impaired") || instance.equals("impaired"),
        "%s runs, status checks: system %s, instance %s"
            .formatted(live.ref().display(), Answers.or(system), Answers.or(instance)));
  }

  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    return action instanceof StopInstance
            && text(live.object(), "/RootDeviceType").equals("instance-store")
        ? Optional.of("has its root on an instance store volume: to stop it would be to lose it")
        : Optional.empty();
  }

  /** A group starts another one where one of its instances stands. */
  @Override
  public List<String> managers(AwsAction action, Live live) {
    return action instanceof ChangeInstanceType || action instanceof ReplaceInstance
        ? Tags.declared(live)
        : Tags.value(live, Tags.GROUP).map("Auto Scaling group "::concat).stream().toList();
  }
}
