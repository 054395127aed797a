package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Kept;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Surroundings;
import dev.hindsight.actions.adapter.Written;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads and changes objects in AWS, in the account and region that a target names and no other. */
@Component
class AwsAdapter implements Adapter {

  private final Aws api;
  private final AwsSettings settings;
  private final Writes writes;
  private final Map<AwsKind, Resource> resources = new EnumMap<>(AwsKind.class);
  private final UnaryOperator<String> redactor;

  AwsAdapter(
      Aws api,
      AwsSettings settings,
      List<Resource> resources,
      Writes writes,
      @Qualifier("redactor") UnaryOperator<String> redactor) {
    this.api = api;
    this.settings = settings;
    this.writes = writes;
    this.redactor = redactor;
    resources.forEach(resource -> this.resources.put(resource.kind(), resource));
  }

  /** Who answers is asked anew each time: credentials may be another account's by now. */
  @Override
  public Outcome<String> identity(ObjectRef object) {
    Optional<String> region = AwsPlace.of(object).map(AwsPlace::region).or(this::only);
    if (region.filter(settings.regions()::contains).isEmpty()) {
      return new GaveUp<>(
          settings.regions().isEmpty() ? Reason.NOT_CONFIGURED : Reason.OTHER_CLUSTER,
          "%s is in %s, and the bot may work in %s"
              .formatted(
                  object.display(),
                  region.orElse("a region that is not said"),
                  settings.regions().isEmpty()
                      ? "none (hindsight.aws.regions)"
                      : String.join(", ", settings.regions())));
    }
    return api.call(
            region.get(),
            AwsCall.of(AwsService.STS, "GetCallerIdentity", _ -> {}),
            "the bot's own account")
        .map(who -> new AwsPlace(Answers.text(who, "/Account"), region.get()).identity());
  }

  private Optional<String> only() {
    return settings.regions().size() == 1
        ? Optional.of(settings.regions().getFirst())
        : Optional.empty();
  }

  @Override
  public Outcome<Live> read(ObjectRef object) {
    return ours(object).then(_ -> resource(object).read(calls(object), object));
  }

  @Override
  public Outcome<Surroundings> around(Action action) {
    return read(action.target().object())
        .map(
            live ->
                Surroundings.none()
                    .managedBy(resource(live.ref()).managers((AwsAction) action, live)));
  }

  @Override
  public Outcome<String> preview(Action action, Live live) {
    AwsAction wanted = (AwsAction) action;
    Optional<String> why = resource(live.ref()).refusal(wanted, live);
    if (why.isPresent()) {
      return new GaveUp<>(Reason.INVALID, "%s %s".formatted(live.ref().display(), why.get()));
    }
    return ours(live.ref()).then(_ -> dryRun(wanted)).map(_ -> diff(wanted));
  }

  /** Only EC2 can be asked; elsewhere the first answer is the one that counts. */
  private Outcome<String> dryRun(AwsAction action) {
    AwsCall call = action.call("");
    if (call.service() != AwsService.EC2) {
      return new Done<>("");
    }
    Outcome<JsonNode> answer =
        calls(action.object()).make(call.with(parameters -> parameters.put("DryRun", true)));
    return answer instanceof GaveUp<JsonNode>(_, String text) && text.contains(Refused.DRY_RUN)
        ? new Done<>("")
        : answer.map(_ -> "");
  }

  private static String diff(AwsAction action) {
    return action.before().equals(action.after())
        ? action.sentence()
        : action.after().entrySet().stream()
            .filter(e -> !Objects.equals(action.before().get(e.getKey()), e.getValue()))
            .map(
                e ->
                    "%s: %s -> %s"
                        .formatted(
                            e.getKey(),
                            action.before().getOrDefault(e.getKey(), "(none)"),
                            e.getValue()))
            .collect(Collectors.joining("\n"));
  }

  @Override
  public Duration writeMayTake(Action action) {
    return settings.callTimeout().multipliedBy(writes.calls()).plus(settles(action));
  }

  @Override
  public boolean asApprover(Action action) {
    return writes.inSessions();
  }

  @Override
  public Duration settles(Action action) {
    return settings.settle().plus(action.takes());
  }

  // Not asked again here whose account it is: that answer lost would look as if the write's were.
  @Override
  public Outcome<Written> write(Change change) {
    Resource resource = resource(change.live().ref());
    return writes.make(change).map(answer -> new Written(0, resource.receipt(answer)));
  }

  @Override
  public Outcome<Boolean> arrived(Action action, String receipt) {
    ObjectRef object = action.target().object();
    return resource(object).arrived(calls(object), receipt);
  }

  @Override
  public Outcome<Health> health(ObjectRef object) {
    return read(object).then(live -> resource(object).health(calls(object), live));
  }

  @Override
  public Outcome<List<Kept>> keep(ObjectRef object) {
    return read(object)
        .map(
            live ->
                List.of(
                    new Kept(
                        "description of " + object.display(),
                        redactor.apply(live.object().toPrettyString()))));
  }

  private Outcome<String> ours(ObjectRef object) {
    return identity(object)
        .then(
            id ->
                id.equals(object.cluster())
                    ? new Done<>(id)
                    : new GaveUp<>(
                        Reason.OTHER_CLUSTER,
                        "%s is in %s, and the bot's credentials are for %s"
                            .formatted(object.display(), object.cluster(), id)));
  }

  private Resource resource(ObjectRef object) {
    return Objects.requireNonNull(resources.get(AwsKind.of(object).orElseThrow()));
  }

  private Calls calls(ObjectRef object) {
    String region = AwsPlace.of(object).orElseThrow().region();
    return call -> api.call(region, call, object.display());
  }
}
