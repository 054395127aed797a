package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Fields;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.LoadBalancing;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Target groups of load balancers. */
@Component
class TargetGroupResource implements Resource {

  private static final String TARGETS = "Targets";
  private static final String STATE = "/TargetHealth/State";

  @Override
  public AwsKind kind() {
    return AwsKind.TARGET_GROUP;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.LOAD_BALANCING,
                "DescribeTargetGroups",
                p -> p.putArray("Names").add(object.name())))
        .then(answer -> one(answer, "/TargetGroups/0", object))
        .then(
            group ->
                targets(aws, text(group, "/TargetGroupArn"))
                    .then(
                        targets ->
                            Tags.ofBalancing(aws, text(group, "/TargetGroupArn"))
                                .map(tags -> live(object, group, targets, tags))));
  }

  static Outcome<JsonNode> targets(Calls aws, String arn) {
    return aws.make(
            AwsCall.of(
                AwsService.LOAD_BALANCING,
                "DescribeTargetHealth",
                p -> p.put("TargetGroupArn", arn)))
        .map(answer -> answer.path("TargetHealthDescriptions"));
  }

  private static Live live(
      ObjectRef object, JsonNode group, JsonNode targets, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    staying(targets)
        .forEach(
            target ->
                fields.put(
                    LoadBalancing.field(
                        text(target, "/Target/Id"), target.at("/Target/Port").asInt(0)),
                    Fields.PRESENT));
    int wanted = fields.size();
    staying(targets)
        .forEach(
            target ->
                fields.put(
                    "%s%s:%d"
                        .formatted(
                            Told.HEALTH,
                            text(target, "/Target/Id"),
                            target.at("/Target/Port").asInt(0)),
                    text(target, STATE)));
    ObjectNode whole = ((ObjectNode) group).deepCopy();
    whole.set(TARGETS, targets);
    return Answers.live(
        object,
        text(group, "/TargetGroupArn"),
        new Facts.Cloud(fields, tags, wanted, healthy(targets)),
        whole);
  }

  /** Those that do not only finish what they were asked. */
  private static List<JsonNode> staying(JsonNode targets) {
    return targets.values().stream().filter(t -> !text(t, STATE).equals("draining")).toList();
  }

  static int healthy(JsonNode targets) {
    return (int) targets.values().stream().filter(t -> text(t, STATE).equals("healthy")).count();
  }

  /** At least one target, and all that stay are healthy. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    JsonNode targets = live.object().path(TARGETS);
    int wanted = staying(targets).size();
    int healthy = healthy(targets);
    String why =
        staying(targets).stream()
            .map(t -> text(t, "/TargetHealth/Description"))
            .filter(d -> !d.isEmpty())
            .findFirst()
            .map("; "::concat)
            .orElse("");
    return new Outcome.Done<>(
        Answers.health(
            healthy == wanted && healthy > 0,
            false,
            "%s: %d of %d targets healthy%s"
                .formatted(live.ref().display(), healthy, wanted, why)));
  }

  /** It may have become well since the plan was made, and the others not. */
  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    JsonNode targets = live.object().path(TARGETS);
    return action instanceof DeregisterTarget out
            && healthy(targets) < 2
            && staying(targets).stream()
                .filter(t -> text(t, "/Target/Id").equals(out.id()))
                .filter(t -> t.at("/Target/Port").asInt(0) == out.port())
                .anyMatch(t -> text(t, STATE).equals("healthy"))
        ? Optional.of("has no healthy target but this one: nothing would answer any more")
        : Optional.empty();
  }
}
