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
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** Aliases of Lambda functions. */
@Component
class AliasResource implements Resource {

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
        .map(
            alias ->
                Answers.live(
                    object,
                    text(alias, "/AliasArn"),
                    new Facts.Cloud(
                        new TreeMap<>(
                            Map.of(RollBackAlias.POINTS_TO, text(alias, "/FunctionVersion"))),
                        Map.of(),
                        0,
                        0),
                    alias));
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
