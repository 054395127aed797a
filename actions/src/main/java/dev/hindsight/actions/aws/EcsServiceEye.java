package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** ECS services: their deployments, what the scheduler says, how their tasks ended. */
@Component
class EcsServiceEye implements Eye {

  private static final int EVENTS = 8;
  private static final int TASKS = 5;
  private static final String NAMESPACE = "AWS/ECS";

  @Override
  public AwsKind kind() {
    return AwsKind.ECS_SERVICE;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    JsonNode service = live.object();
    ObjectRef ref = live.ref();
    List<Told> told = new ArrayList<>();
    int wanted = service.path("desiredCount").asInt(0);
    int running = service.path("runningCount").asInt(0);
    told.add(
        Told.of(
            ref,
            Kind.WORKLOAD,
            "%s runs %d of %d wanted tasks, %s pending%s"
                .formatted(
                    ref.display(),
                    running,
                    wanted,
                    service.path("pendingCount").asString("0"),
                    running < wanted ? ": tasks are missing" : "")));
    deployments(service).forEach(one -> told.add(rollout(ref, service, one, now)));
    deployments(service)
        .filter(one -> one.path("failedTasks").asInt(0) > 0 || failed(one))
        .forEach(one -> told.add(trouble(ref, one)));
    service.path("events").values().stream()
        .limit(EVENTS)
        .forEach(
            event ->
                told.add(
                    Happened.told(
                        ref,
                        "ServiceEvent",
                        now,
                        Happened.at(event, "/createdAt"),
                        "%s: %s".formatted(ref.display(), text(event, "/message")))));
    return told;
  }

  private static Stream<JsonNode> deployments(JsonNode service) {
    return service.path("deployments").values().stream();
  }

  private static boolean failed(JsonNode deployment) {
    return text(deployment, "/rolloutState").equals("FAILED");
  }

  private static Told rollout(ObjectRef ref, JsonNode service, JsonNode one, Instant now) {
    boolean primary = text(one, "/status").equals("PRIMARY");
    String before =
        deployments(service)
            .filter(other -> primary && !text(other, "/status").equals("PRIMARY"))
            .map(other -> definition(other) + " -> ")
            .findFirst()
            .orElse("");
    return new Told(
        ref,
        Kind.ROLLOUT,
        "deployment (%s, %s): task definition %s%s"
            .formatted(
                primary ? "current" : "old",
                Happened.ago(Happened.at(one, "/createdAt"), now),
                before,
                definition(one)),
        Happened.at(one, "/createdAt"));
  }

  private static Told trouble(ObjectRef ref, JsonNode one) {
    return Told.of(
        ref,
        Kind.CONDITION,
        "%s: deployment of task definition %s is %s, %s tasks failed to start: %s"
            .formatted(
                ref.display(),
                definition(one),
                Answers.or(text(one, "/rolloutState")),
                one.path("failedTasks").asString("0"),
                text(one, "/rolloutStateReason")));
  }

  private static String definition(JsonNode one) {
    return Answers.afterSlash(text(one, "/taskDefinition"));
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    return List.of(
        new Ask("stopped tasks of " + live.ref().display(), aws -> stopped(aws, live.ref(), now)),
        new Ask("logs of " + live.ref().display(), aws -> logs(aws, live, now)));
  }

  private static Outcome<List<Told>> stopped(Calls aws, ObjectRef ref, Instant now) {
    return aws.make(
            AwsCall.of(
                AwsService.ECS,
                "ListTasks",
                p ->
                    p.put("cluster", ref.namespace())
                        .put("serviceName", ref.name())
                        .put("desiredStatus", "STOPPED")
                        .put("maxResults", TASKS)))
        .then(
            list ->
                list.path("taskArns").isEmpty()
                    ? new Done<>(list)
                    : aws.make(
                        AwsCall.of(
                            AwsService.ECS,
                            "DescribeTasks",
                            p -> {
                              ArrayNode tasks = p.put("cluster", ref.namespace()).putArray("tasks");
                              list.path("taskArns").forEach(tasks::add);
                            })))
        .map(
            answer ->
                answer.path("tasks").values().stream()
                    .map(task -> stopped(ref, task, now))
                    .toList());
  }

  private static Told stopped(ObjectRef ref, JsonNode task, Instant now) {
    String containers =
        task.path("containers").values().stream()
            .filter(c -> c.has("exitCode") || c.has("reason"))
            .map(
                c ->
                    "; container %s exit code %s %s"
                        .formatted(
                            text(c, "/name"), Answers.or(text(c, "/exitCode")), text(c, "/reason")))
            .collect(Collectors.joining());
    return Told.of(
        ref,
        Kind.CONDITION,
        "%s: task %s stopped %s (%s): %s%s"
            .formatted(
                ref.display(),
                Answers.afterSlash(text(task, "/taskArn")),
                Happened.ago(Happened.at(task, "/stoppedAt"), now),
                Answers.or(text(task, "/stopCode")),
                text(task, "/stoppedReason"),
                containers));
  }

  private static Outcome<List<Told>> logs(Calls aws, Live live, Instant now) {
    return aws.make(
            AwsCall.of(
                AwsService.ECS,
                "DescribeTaskDefinition",
                p -> p.put("taskDefinition", text(live.object(), "/taskDefinition"))))
        .map(
            answer ->
                answer.at("/taskDefinition/containerDefinitions").values().stream()
                    .map(c -> text(c, "/logConfiguration/options/awslogs-group"))
                    .filter(group -> !group.isEmpty())
                    .findFirst())
        .then(
            group ->
                group.isPresent()
                    ? LogTail.read(aws, live.ref(), group.get(), now)
                    : new Done<>(List.of()));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    Map<String, String> own =
        Map.of("ClusterName", live.ref().namespace(), "ServiceName", live.ref().name());
    return List.of(
        Gauge.of(NAMESPACE, "CPUUtilization", "Average", Gauge.Scale.PERCENT, own),
        Gauge.of(NAMESPACE, "MemoryUtilization", "Maximum", Gauge.Scale.PERCENT, own));
  }
}
