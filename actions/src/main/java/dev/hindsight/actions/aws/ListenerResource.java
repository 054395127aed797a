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
import dev.hindsight.actions.action.LoadBalancing;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listeners of load balancers. */
@Component
class ListenerResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.LISTENER;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.LOAD_BALANCING,
                "DescribeLoadBalancers",
                p -> p.putArray("Names").add(object.namespace())))
        .then(answer -> one(answer, "/LoadBalancers/0/LoadBalancerArn", object))
        .then(
            balancer ->
                aws.make(
                    AwsCall.of(
                        AwsService.LOAD_BALANCING,
                        "DescribeListeners",
                        p -> p.put("LoadBalancerArn", balancer.asString()))))
        .then(answer -> listener(answer, object))
        .then(
            listener ->
                Tags.ofBalancing(aws, text(listener, "/ListenerArn"))
                    .map(tags -> live(object, listener, tags)));
  }

  private static Outcome<JsonNode> listener(JsonNode answer, ObjectRef object) {
    return answer.path("Listeners").values().stream()
        .filter(listener -> text(listener, "/Port").equals(object.name()))
        .findFirst()
        .<Outcome<JsonNode>>map(Outcome.Done::new)
        .orElseGet(() -> Answers.gone(object));
  }

  private static Live live(ObjectRef object, JsonNode listener, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    SortedMap<String, Integer> weights = weights(listener);
    if (!weights.isEmpty()) {
      fields.put(ShiftTargetWeights.WEIGHTS, LoadBalancing.words(weights));
      weights.forEach((group, weight) -> fields.put(Told.WEIGHT + group, weight.toString()));
    }
    return Answers.live(
        object, text(listener, "/ListenerArn"), new Facts.Cloud(fields, tags, 0, 0), listener);
  }

  private static SortedMap<String, Integer> weights(JsonNode listener) {
    SortedMap<String, Integer> weights = new TreeMap<>();
    listener
        .at("/DefaultActions/0/ForwardConfig/TargetGroups")
        .values()
        .forEach(
            group -> weights.put(text(group, "/TargetGroupArn"), group.path("Weight").asInt(1)));
    return weights;
  }

  /** Each group that gets requests has a healthy target. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    Outcome<Health> all =
        new Outcome.Done<>(Answers.health(true, false, live.ref().display() + " is there"));
    for (Map.Entry<String, Integer> group : weights(live.object()).entrySet()) {
      if (group.getValue() > 0) {
        all =
            all.then(
                seen ->
                    TargetGroupResource.targets(aws, group.getKey())
                        .map(targets -> seen.and(health(group.getKey(), targets))));
      }
    }
    return all;
  }

  private static Health health(String group, JsonNode targets) {
    int healthy = TargetGroupResource.healthy(targets);
    return Answers.health(
        healthy > 0, false, "%s: %d targets healthy".formatted(group.split("/", 3)[1], healthy));
  }

  /** A call sets all that a listener does, so that only what can be set again may be there. */
  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    JsonNode actions = live.object().path("DefaultActions");
    boolean sticky =
        actions.at("/0/ForwardConfig/TargetGroupStickinessConfig/Enabled").asBoolean(false);
    return actions.size() != 1 || sticky
        ? Optional.of("does more than share requests: its other settings would be lost")
        : Optional.empty();
  }
}
