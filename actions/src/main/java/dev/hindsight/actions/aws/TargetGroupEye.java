package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Target groups: which of their targets get no requests, and why. */
@Component
class TargetGroupEye implements Eye {

  private static final int TARGETS = 8;
  private static final String STATE = "/TargetHealth/State";
  private static final Set<String> BAD = Set.of("unhealthy", "unavailable", "unhealthy.draining");

  @Override
  public AwsKind kind() {
    return AwsKind.TARGET_GROUP;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode targets = targets(live);
    ObjectRef ref = live.ref();
    List<Told> told = new ArrayList<>();
    told.add(
        Told.of(
            ref,
            Kind.WORKLOAD,
            "%s has %d healthy of %d targets"
                .formatted(ref.display(), TargetGroupResource.healthy(targets), targets.size())));
    bad(targets)
        .limit(TARGETS)
        .forEach(target -> told.add(Told.of(ref, Kind.CONDITION, line(ref, target))));
    told.add(Told.of(ref, Kind.WORKLOAD, check(ref, live.object())));
    return told;
  }

  private static JsonNode targets(Live live) {
    return live.object().path("Targets");
  }

  /** A machine that stands is no failed check, but it serves as little. */
  private static Stream<JsonNode> bad(JsonNode targets) {
    return targets.values().stream()
        .filter(
            target ->
                BAD.contains(text(target, STATE))
                    || text(target, "/TargetHealth/Reason").equals("Target.InvalidState"));
  }

  private static String line(ObjectRef ref, JsonNode target) {
    return "%s: target %s:%s is %s: %s %s"
        .formatted(
            ref.display(),
            text(target, "/Target/Id"),
            text(target, "/Target/Port"),
            text(target, STATE),
            Answers.or(text(target, "/TargetHealth/Reason")),
            text(target, "/TargetHealth/Description"));
  }

  private static String check(ObjectRef ref, JsonNode group) {
    return "%s asks its targets %s %s on %s each %s s, and takes them out after %s failures"
        .formatted(
            ref.display(),
            Answers.or(text(group, "/HealthCheckProtocol")),
            text(group, "/HealthCheckPath"),
            text(group, "/HealthCheckPort"),
            text(group, "/HealthCheckIntervalSeconds"),
            text(group, "/UnhealthyThresholdCount"));
  }

  /** Addresses as targets lead nowhere: they may be anything. */
  @Override
  public List<Hop> next(Live live) {
    return bad(targets(live))
        .map(target -> text(target, "/Target/Id"))
        .filter(id -> id.startsWith("i-"))
        .distinct()
        .map(
            id ->
                new Hop(
                    AwsLooking.beside(live.ref(), AwsKind.INSTANCE, "", id),
                    "is a target of " + live.ref().display()))
        .toList();
  }

  @Override
  public List<Gauge> gauges(Live live) {
    String balancer = text(live.object(), "/LoadBalancerArns/0");
    String kind = balancer.replaceFirst(".*:loadbalancer/", "");
    if (balancer.isEmpty() || !(kind.startsWith("app/") || kind.startsWith("net/"))) {
      return List.of();
    }
    Map<String, String> own = new TreeMap<>();
    own.put("TargetGroup", live.uid().replaceFirst(".*:", ""));
    own.put("LoadBalancer", kind);
    if (kind.startsWith("net/")) {
      return List.of(
          Gauge.of("AWS/NetworkELB", "UnHealthyHostCount", "Maximum", Gauge.Scale.FAULTS, own));
    }
    String application = "AWS/ApplicationELB";
    return List.of(
        Gauge.of(application, "UnHealthyHostCount", "Maximum", Gauge.Scale.FAULTS, own),
        Gauge.of(application, "HTTPCode_Target_5XX_Count", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(application, "TargetConnectionErrorCount", "Sum", Gauge.Scale.FAULTS, own),
        Gauge.of(application, "TargetResponseTime", "Average", Gauge.Scale.SECONDS, own),
        Gauge.of(application, "RequestCount", "Sum", Gauge.Scale.COUNT, own));
  }
}
