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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Auto Scaling groups: whether they have what they want, and what came of their tries. */
@Component
class GroupEye implements Eye {

  private static final int ACTIVITIES = 10;
  private static final int INSTANCES = 5;

  @Override
  public AwsKind kind() {
    return AwsKind.GROUP;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode group = live.object();
    ObjectRef ref = live.ref();
    List<Told> told = new ArrayList<>();
    int wanted = group.path("DesiredCapacity").asInt(0);
    int ready = GroupResource.inService(group);
    told.add(
        Told.of(
            ref,
            Kind.WORKLOAD,
            "%s has %d of %d wanted instances in service (min %s, max %s)%s"
                .formatted(
                    ref.display(),
                    ready,
                    wanted,
                    text(group, "/MinSize"),
                    text(group, "/MaxSize"),
                    ready < wanted ? ": capacity is missing" : "")));
    for (JsonNode process : group.path("SuspendedProcesses")) {
      told.add(
          Told.of(
              ref,
              Kind.CONDITION,
              "%s: process %s is suspended: %s"
                  .formatted(
                      ref.display(),
                      text(process, "/ProcessName"),
                      text(process, "/SuspensionReason"))));
    }
    unwell(group)
        .limit(INSTANCES)
        .forEach(
            one ->
                told.add(
                    Told.of(
                        ref,
                        Kind.CONDITION,
                        "%s: instance %s is %s and %s"
                            .formatted(
                                ref.display(),
                                text(one, "/InstanceId"),
                                text(one, "/HealthStatus"),
                                text(one, "/LifecycleState")))));
    return told;
  }

  private static Stream<JsonNode> unwell(JsonNode group) {
    return group.path("Instances").values().stream()
        .filter(
            one ->
                !text(one, "/HealthStatus").equals("Healthy")
                    || !text(one, "/LifecycleState").equals("InService"));
  }

  @Override
  public List<Hop> next(Live live) {
    return unwell(live.object())
        .map(
            one ->
                new Hop(
                    AwsLooking.beside(live.ref(), AwsKind.INSTANCE, "", text(one, "/InstanceId")),
                    "is in " + live.ref().display()))
        .toList();
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(
        Ask.of(
            "scaling activities of " + live.ref().display(),
            AwsCall.of(
                AwsService.AUTO_SCALING,
                "DescribeScalingActivities",
                p ->
                    p.put("AutoScalingGroupName", live.ref().name()).put("MaxRecords", ACTIVITIES)),
            answer ->
                answer.path("Activities").values().stream()
                    .map(activity -> activity(live.ref(), activity, now))
                    .toList()));
  }

  private static Told activity(ObjectRef ref, JsonNode activity, Instant now) {
    String status = text(activity, "/StatusCode");
    boolean failed = status.equals("Failed");
    String message = text(activity, "/StatusMessage");
    return Happened.told(
        ref,
        failed,
        "ScalingActivity",
        now,
        Happened.at(activity, "/StartTime"),
        "%s: %s (%s)%s"
            .formatted(
                ref.display(),
                text(activity, "/Description"),
                status,
                message.isEmpty() ? "" : ": " + message));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    return List.of(
        Gauge.of(
            "AWS/EC2",
            "CPUUtilization",
            "Average",
            Gauge.Scale.PERCENT,
            Map.of("AutoScalingGroupName", live.ref().name())));
  }
}
