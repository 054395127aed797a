package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Aliases of Lambda functions. */
@Component
class AliasResource implements Resource {

  private static final String NUMBER = "[1-9]\\d{0,8}";
  private static final int MOST_PAGES = 20;

  @Override
  public AwsKind kind() {
    return AwsKind.FUNCTION_ALIAS;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.LAMBDA,
                "GetAlias",
                p -> p.put("FunctionName", object.namespace()).put("Name", object.name())))
        .then(alias -> tags(aws, object).map(tags -> live(aws, object, alias, tags)));
  }

  /** An alias has none; those of its function count. */
  private static Outcome<Map<String, String>> tags(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.LAMBDA, "GetFunction", p -> p.put("FunctionName", object.namespace())))
        .map(function -> Tags.map(function.path("Tags")));
  }

  private static Live live(Calls aws, ObjectRef object, JsonNode alias, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    String version = text(alias, "/FunctionVersion");
    fields.put(RollBackAlias.POINTS_TO, version);
    earlier(aws, object, version).ifPresent(before -> fields.put(Told.EARLIER, before));
    return Answers.live(
        object, text(alias, "/AliasArn"), new Facts.Cloud(fields, tags, 0, 0), alias);
  }

  /** The newest version before that one, as far as they can be read: versions may be deleted. */
  private static Optional<String> earlier(Calls aws, ObjectRef object, String version) {
    return version.matches(NUMBER)
        ? versions(aws, object, "", 0).stream()
            .filter(number -> number < Integer.parseInt(version))
            .max(Comparator.naturalOrder())
            .map(Object::toString)
        : Optional.empty();
  }

  /** Page after page; none where one of them cannot be read. */
  private static List<Integer> versions(Calls aws, ObjectRef object, String marker, int page) {
    Outcome<JsonNode> answer =
        aws.make(
            AwsCall.of(
                AwsService.LAMBDA,
                "ListVersionsByFunction",
                p -> {
                  p.put("FunctionName", object.namespace());
                  if (!marker.isEmpty()) {
                    p.put("Marker", marker);
                  }
                }));
    if (!(answer instanceof Outcome.Done<JsonNode>(JsonNode read)) || page >= MOST_PAGES) {
      return List.of();
    }
    List<Integer> numbers = new ArrayList<>();
    read.path("Versions").values().stream()
        .map(version -> text(version, "/Version"))
        .filter(version -> version.matches(NUMBER))
        .forEach(version -> numbers.add(Integer.parseInt(version)));
    String next = text(read, "/NextMarker");
    if (!next.isEmpty()) {
      List<Integer> rest = versions(aws, object, next, page + 1);
      numbers.addAll(rest);
      return rest.isEmpty() ? List.of() : numbers;
    }
    return numbers;
  }

  /** The version behind it can be called. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    return aws.make(
            AwsCall.of(
                AwsService.LAMBDA,
                "GetFunction",
                p ->
                    p.put("FunctionName", live.ref().namespace())
                        .put("Qualifier", live.ref().name())))
        .map(function -> FunctionResource.health(live.ref(), function.path("Configuration")));
  }

  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    return live.object().at("/RoutingConfig/AdditionalVersionWeights").isEmpty()
        ? Optional.empty()
        : Optional.of("shares its calls between versions; end that first");
  }
}
