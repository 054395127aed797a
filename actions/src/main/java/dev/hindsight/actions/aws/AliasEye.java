package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Aliases of Lambda functions: which version they point to, since when, and how that does. */
@Component
class AliasEye implements Eye {

  @Override
  public AwsKind kind() {
    return AwsKind.FUNCTION_ALIAS;
  }

  @Override
  public List<Told> state(Live live, Instant now) {
    return List.of(
        Told.of(
            live.ref(),
            Kind.WORKLOAD,
            "%s points to version %s"
                .formatted(live.ref().display(), text(live.object(), "/FunctionVersion"))));
  }

  @Override
  public List<Ask> asks(Live live, Instant now) {
    ObjectRef ref = live.ref();
    String version = text(live.object(), "/FunctionVersion");
    return List.of(
        Ask.of(
            "version of " + ref.display(),
            AwsCall.of(
                AwsService.LAMBDA,
                "GetFunction",
                p -> p.put("FunctionName", ref.namespace()).put("Qualifier", ref.name())),
            answer ->
                List.of(
                    FunctionEye.changed(
                        ref, answer.path("Configuration"), now, "version " + version))),
        LogTail.ask(ref, "/aws/lambda/" + ref.namespace(), now));
  }

  @Override
  public List<Gauge> gauges(Live live) {
    ObjectRef ref = live.ref();
    return FunctionEye.gauges(
        Map.of("FunctionName", ref.namespace(), "Resource", ref.namespace() + ":" + ref.name()));
  }
}
