package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The real adapter before a server that stands in for AWS. */
final class AwsBed {

  static final String REGION = "eu-west-1";
  static final AwsPlace PLACE = new AwsPlace("123456789012", REGION);

  final AwsApi api;
  final AwsAdapter adapter;

  AwsBed(URI endpoint) {
    this(endpoint, Optional.empty());
  }

  AwsBed(URI endpoint, Optional<AwsCredentialsProvider> credentials) {
    this(endpoint, credentials, RoleSettings.NONE);
  }

  AwsBed(URI endpoint, Optional<AwsCredentialsProvider> credentials, RoleSettings role) {
    AwsSettings settings = settings(endpoint);
    Refused refused = new Refused(UnaryOperator.identity());
    api = new AwsApi(new AwsClients(settings, credentials), refused);
    adapter =
        new AwsAdapter(
            api,
            settings,
            resources(settings),
            new Writes(api, settings, role, refused),
            UnaryOperator.identity());
  }

  static AwsSettings settings(URI endpoint) {
    return new AwsSettings(
        List.of(REGION),
        List.of("AWS-RunShellScript"),
        endpoint,
        Duration.ofSeconds(5),
        Duration.ofSeconds(1));
  }

  static List<Resource> resources(AwsSettings settings) {
    return AwsObservers.resources(settings);
  }

  static ObjectRef ref(AwsKind kind, String namespace, String name) {
    return new ObjectRef(PLACE.identity(), kind.kind(), namespace, name);
  }

  /** A call that must work. */
  JsonNode call(AwsService service, String operation, Consumer<ObjectNode> parameters) {
    return done(api.call(REGION, AwsCall.of(service, operation, parameters), operation));
  }

  Live read(ObjectRef object) {
    return done(adapter.read(object));
  }

  /** As the executor does it: looked at, asked, written, read back. */
  Live run(AwsAction action, String marker) {
    Live live = read(action.object());
    assertThat(action.now(live)).isEqualTo(action.before());
    done(adapter.preview(action, live));
    done(adapter.write(new Change(new PlanId(1), action, live, Optional.empty(), marker)));
    return read(action.object());
  }

  static <T> T done(Outcome<T> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return ((Outcome.Done<T>) outcome).value();
  }
}
