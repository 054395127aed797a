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
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Instances that Systems Manager reaches. */
@Component
class ManagedInstanceResource implements Resource {

  private static final String COMMANDS = "Commands";
  private static final Set<String> FAILED = Set.of("Failed", "TimedOut", "Cancelled");

  private final AwsSettings settings;

  ManagedInstanceResource(AwsSettings settings) {
    this.settings = settings;
  }

  @Override
  public AwsKind kind() {
    return AwsKind.MANAGED_INSTANCE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.SSM,
                "DescribeInstanceInformation",
                p -> {
                  ObjectNode filter = p.putArray("Filters").addObject();
                  filter.put("Key", "InstanceIds");
                  filter.putArray("Values").add(object.name());
                }))
        .then(answer -> one(answer, "/InstanceInformationList/0", object))
        .then(
            instance ->
                aws.make(
                        AwsCall.of(
                            AwsService.SSM,
                            "ListCommands",
                            p -> p.put("InstanceId", object.name()).put("MaxResults", 50)))
                    .then(
                        answer ->
                            tags(aws, object)
                                .map(
                                    tags ->
                                        live(object, instance, answer.path("Commands"), tags))));
  }

  /** It is an instance of EC2, which keeps them. */
  private static Outcome<Map<String, String>> tags(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.EC2,
                "DescribeInstances",
                p -> p.putArray("InstanceIds").add(object.name())))
        .map(answer -> Tags.of(answer.at("/Reservations/0/Instances/0/Tags")));
  }

  private static Live live(
      ObjectRef object, JsonNode instance, JsonNode commands, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    fields.put(
        RunDocument.AGENT,
        text(instance, "/PingStatus").equals("Online") ? RunDocument.ONLINE : "away");
    commands
        .values()
        .forEach(
            command ->
                fields.put(
                    RunDocument.COMMAND + text(command, "/Comment"), text(command, "/Status")));
    ObjectNode whole = ((ObjectNode) instance).deepCopy();
    whole.set(COMMANDS, commands);
    return Answers.live(object, object.name(), new Facts.Cloud(fields, tags, 0, 0), whole);
  }

  /** The newest command was a success. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String status = text(live.object().path(COMMANDS), "/0/Status");
    return new Outcome.Done<>(
        Answers.health(
            status.isEmpty() || status.equals("Success"),
            FAILED.contains(status),
            "%s: newest command %s".formatted(live.ref().display(), Answers.or(status))));
  }

  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    return action instanceof RunDocument run && !settings.documents().contains(run.document())
        ? Optional.of(
            "is given no %s: the operator does not list it under hindsight.aws.documents"
                .formatted(run.document()))
        : Optional.empty();
  }
}
