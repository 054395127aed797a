package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Listeners: where their requests go. */
@Component
class ListenerEye implements Eye {

  @Override
  public AwsKind kind() {
    return AwsKind.LISTENER;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    String groups =
        groups(live)
            .map(group -> "%s (weight %d)".formatted(name(group), group.path("Weight").asInt(1)))
            .collect(Collectors.joining(", "));
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s sends its requests to %s"
                .formatted(live.ref().display(), groups.isEmpty() ? Answers.NONE : groups)));
  }

  private static Stream<JsonNode> groups(Live live) {
    return live.object().at("/DefaultActions/0/ForwardConfig/TargetGroups").values().stream();
  }

  private static String name(JsonNode group) {
    String[] parts = text(group, "/TargetGroupArn").split("/", -1);
    return parts.length == 3 ? parts[1] : "";
  }

  @Override
  public List<Hop> next(Live live) {
    return groups(live)
        .filter(group -> group.path("Weight").asInt(1) > 0 && !name(group).isEmpty())
        .map(
            group ->
                new Hop(
                    AwsLooking.beside(live.ref(), AwsKind.TARGET_GROUP, "", name(group)),
                    "gets the requests of " + live.ref().display()))
        .toList();
  }
}
