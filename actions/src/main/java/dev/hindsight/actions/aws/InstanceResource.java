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
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
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
                    : new Outcome.Done<>(live(object, instance, checks(aws, object, instance))));
  }

  /** Where it cannot be read, it is not said that they fail. */
  private static Optional<String> checks(Calls aws, ObjectRef object, JsonNode instance) {
    return text(instance, STATE).equals("running")
        ? Answers.whereThere(status(aws, object))
            .map(
                status ->
                    Stream.of("/SystemStatus/Status", "/InstanceStatus/Status")
                        .map(check -> Answers.or(text(status, check)))
                        .reduce((one, other) -> one.equals("ok") ? other : worse(one, other))
                        .orElseThrow())
        : Optional.empty();
  }

  private static String worse(String one, String other) {
    return other.equals(Told.IMPAIRED) ? other : one;
  }

  private static Outcome<JsonNode> status(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.EC2,
                "DescribeInstanceStatus",
                p -> p.putArray("InstanceIds").add(object.name())))
        .map(answer -> answer.at("/InstanceStatuses/0"));
  }

  private static Live live(ObjectRef object, JsonNode instance, Optional<String> checks) {
    String state = text(instance, STATE);
    boolean on = state.equals("running") || state.equals("pending");
    boolean serves = state.equals("running") && !checks.equals(Optional.of(Told.IMPAIRED));
    Map<String, String> fields =
        Map.of(
            StopInstance.POWER,
            on ? StopInstance.ON : StopInstance.OFF,
            Told.STATE,
            state,
            ChangeInstanceType.TYPE,
            text(instance, "/InstanceType"));
    Map<String, String> tags = Tags.of(instance.path("Tags"));
    SortedMap<String, String> all = new TreeMap<>(fields);
    Optional.ofNullable(tags.get(Tags.GROUP)).ifPresent(g -> all.put(ReplaceInstance.GROUP, g));
    checks.ifPresent(worst -> all.put(Told.CHECKS, worst));
    return Answers.going(
        object,
        object.name(),
        state.equals("shutting-down"),
        new Facts.Cloud(all, tags, 0, serves ? 1 : 0),
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
    return status(aws, live.ref()).map(status -> checks(live, status));
  }

  private static Health checks(Live live, JsonNode status) {
    String system = text(status, "/SystemStatus/Status");
    String instance = text(status, "/InstanceStatus/Status");
    return Answers.health(
        system.equals("ok") && instance.equals("ok"),
        // what is booted anew stays so for some minutes
        false,
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
