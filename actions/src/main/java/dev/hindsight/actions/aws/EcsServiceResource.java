package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** ECS services. */
@Component
class EcsServiceResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.ECS_SERVICE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.ECS,
                "DescribeServices",
                p -> {
                  p.put("cluster", object.namespace());
                  p.putArray("services").add(object.name());
                  p.putArray("include").add("TAGS");
                }))
        .then(answer -> one(answer, "/services/0", object))
        .then(
            service ->
                text(service, "/status").equals("INACTIVE")
                    ? Answers.gone(object)
                    : new Outcome.Done<>(live(object, service, earlier(aws, service))));
  }

  /** The newest revision of its family before that which is in place, as far as it can be read. */
  private static Optional<String> earlier(Calls aws, JsonNode service) {
    String[] now = Answers.afterSlash(text(service, "/taskDefinition")).split(":", -1);
    if (now.length != 2 || !now[1].matches("[1-9]\\d{0,8}")) {
      return Optional.empty();
    }
    return Answers.whereThere(
            aws.make(
                AwsCall.of(
                    AwsService.ECS,
                    "ListTaskDefinitions",
                    p ->
                        p.put("familyPrefix", now[0])
                            .put("status", "ACTIVE")
                            .put("sort", "DESC")
                            .put("maxResults", 100))))
        .flatMap(
            answer -> before(answer.path("taskDefinitionArns"), now[0], Integer.parseInt(now[1])));
  }

  private static Optional<String> before(JsonNode arns, String family, int revision) {
    return arns.values().stream()
        .map(arn -> Answers.afterSlash(arn.asString("")))
        .filter(name -> name.matches("[^:]+:[1-9]\\d{0,8}") && name.startsWith(family + ":"))
        .map(name -> Integer.parseInt(name.substring(family.length() + 1)))
        .filter(number -> number < revision)
        .max(Comparator.naturalOrder())
        .map(number -> family + ":" + number);
  }

  private static Live live(ObjectRef object, JsonNode service, Optional<String> earlier) {
    SortedMap<String, String> fields =
        new TreeMap<>(
            Map.of(
                SetDesiredCount.TASKS,
                text(service, "/desiredCount"),
                RollBackTaskDefinition.DEFINITION,
                Answers.afterSlash(text(service, "/taskDefinition")),
                ForceDeployment.DEPLOYMENT,
                primary(service).map(deployment -> text(deployment, "/id")).orElse(Answers.NONE)));
    primary(service).ifPresent(d -> fields.put(Told.ROLLOUT, text(d, "/rolloutState")));
    earlier.ifPresent(definition -> fields.put(Told.EARLIER, definition));
    return Answers.live(
        object,
        // made again under the same name it has the same ARN
        text(service, "/serviceArn") + "@" + text(service, "/createdAt"),
        new Facts.Cloud(
            fields,
            Tags.of(service.path("tags")),
            service.path("desiredCount").asInt(0),
            service.path("runningCount").asInt(0)),
        service);
  }

  private static Optional<JsonNode> primary(JsonNode service) {
    return service.path("deployments").values().stream()
        .filter(deployment -> text(deployment, "/status").equals("PRIMARY"))
        .findFirst();
  }

  /** One deployment is left, it is complete, and as many tasks run as are wanted. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    JsonNode service = live.object();
    int wanted = service.path("desiredCount").asInt(0);
    int running = service.path("runningCount").asInt(0);
    int deployments = service.path("deployments").size();
    String rollout = primary(service).map(d -> text(d, "/rolloutState")).orElse("");
    boolean steady = deployments == 1 && (rollout.isEmpty() || rollout.equals("COMPLETED"));
    return new Outcome.Done<>(
        new Health(
            steady,
            rollout.equals("FAILED"),
            running == wanted,
            Map.of(),
            "%s: %d of %d tasks run, %d deployments, rollout %s"
                .formatted(
                    live.ref().display(), running, wanted, deployments, Answers.or(rollout))));
  }
}
