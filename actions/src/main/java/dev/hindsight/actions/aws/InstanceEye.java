package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** EC2 instances: power, status checks, what AWS has planned with them. */
@Component
class InstanceEye implements Eye {

  private static final String NAMESPACE = "AWS/EC2";

  @Override
  public AwsKind kind() {
    return AwsKind.INSTANCE;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode instance = live.object();
    String why = text(instance, "/StateTransitionReason");
    String line =
        "%s is %s%s: %s in %s%s%s"
            .formatted(
                live.ref().display(),
                Answers.or(text(instance, "/State/Name")),
                text(instance, "/State/Name").equals("running")
                    ? Happened.since(Happened.at(instance, "/LaunchTime"), now)
                    : "",
                text(instance, "/InstanceType"),
                Answers.or(text(instance, "/Placement/AvailabilityZone")),
                Tags.value(live, Tags.GROUP).map(", Auto Scaling group "::concat).orElse(""),
                why.isEmpty() ? "" : ", " + why);
    return List.of(Told.of(live.ref(), Kind.WORKLOAD, line));
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(
        Ask.of(
            "status checks of " + live.ref().display(),
            AwsCall.of(
                AwsService.EC2,
                "DescribeInstanceStatus",
                p ->
                    p.put("IncludeAllInstances", true)
                        .putArray("InstanceIds")
                        .add(live.ref().name())),
            answer -> checks(live.ref(), answer.at("/InstanceStatuses/0"), now)));
  }

  private static List<Told> checks(ObjectRef object, JsonNode status, Instant now) {
    List<Told> told = new ArrayList<>();
    told.add(check(object, "system", status.path("SystemStatus"), now));
    told.add(check(object, "instance", status.path("InstanceStatus"), now));
    for (JsonNode event : status.path("Events")) {
      told.add(
          Happened.told(
              object,
              true,
              "ScheduledByAws",
              now,
              Happened.at(event, "/NotBefore"),
              "%s: %s (%s)"
                  .formatted(object.display(), text(event, "/Description"), text(event, "/Code"))));
    }
    return told;
  }

  private static Told check(ObjectRef object, String which, JsonNode check, Instant now) {
    String status = text(check, "/Status");
    boolean failed = status.equals("impaired");
    String since = Happened.since(Happened.at(check, "/Details/0/ImpairedSince"), now);
    return Told.of(
        object,
        Kind.CONDITION,
        "%s: %s status check %s"
            .formatted(
                object.display(),
                which,
                failed ? "failed (impaired)" + since : Answers.or(status)));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own = Map.of("InstanceId", live.ref().name());
    return List.of(
        Gauge.of(NAMESPACE, "CPUUtilization", "Average", Gauge.Scale.PERCENT, own),
        Gauge.of(NAMESPACE, "StatusCheckFailed_System", "Maximum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "StatusCheckFailed_Instance", "Maximum", Gauge.Scale.FAULTS, own),
        Gauge.of(NAMESPACE, "NetworkIn", "Sum", Gauge.Scale.COUNT, own));
  }
}
