package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lambda functions. */
@Component
class FunctionResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.FUNCTION;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(AwsService.LAMBDA, "GetFunction", p -> p.put("FunctionName", object.name())))
        .map(function -> live(object, function));
  }

  private static Live live(ObjectRef object, JsonNode function) {
    String reserved = text(function, "/Concurrency/ReservedConcurrentExecutions");
    return Answers.live(
        object,
        text(function, "/Configuration/FunctionArn"),
        new Facts.Cloud(
            new TreeMap<>(
                Map.of(
                    SetFunctionConcurrency.RESERVED,
                    reserved.isEmpty() ? SetFunctionConcurrency.NOTHING : reserved)),
            Tags.map(function.path("Tags")),
            0,
            0),
        shown(function));
  }

  /** Neither its environment, which may hold secrets of any name, nor where its code lies. */
  private static JsonNode shown(JsonNode function) {
    ObjectNode shown = ((ObjectNode) function).deepCopy();
    shown.remove("Code");
    if (shown.get("Configuration") instanceof ObjectNode configuration) {
      configuration.remove("Environment");
    }
    return shown;
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    return new Outcome.Done<>(health(live.ref(), live.object().path("Configuration")));
  }

  static Health health(ObjectRef object, JsonNode configuration) {
    String state = text(configuration, "/State");
    String update = text(configuration, "/LastUpdateStatus");
    return Answers.health(
        (state.isEmpty() || state.equals("Active") || state.equals("Inactive"))
            && (update.isEmpty() || update.equals("Successful")),
        state.equals("Failed") || update.equals("Failed"),
        "%s is %s, last update %s"
            .formatted(object.display(), Answers.or(state), Answers.or(update)));
  }
}
