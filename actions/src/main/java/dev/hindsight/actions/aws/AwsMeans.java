package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Machines;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** By what is looked: the way to AWS, what is known of each kind, and the nodes beside. */
@Component
final class AwsMeans {

  private final Aws api;
  private final AwsSettings settings;
  private final Adapter adapter;
  private final Map<AwsKind, Eye> eyes = new EnumMap<>(AwsKind.class);
  private final Machines machines;

  AwsMeans(
      Aws api,
      AwsSettings settings,
      @Qualifier("awsAdapter") Adapter adapter,
      List<Eye> eyes,
      Machines machines) {
    this.api = api;
    this.settings = settings;
    this.adapter = adapter;
    this.machines = machines;
    eyes.forEach(eye -> this.eyes.put(eye.kind(), eye));
  }

  boolean configured() {
    return !settings.regions().isEmpty();
  }

  Adapter adapter() {
    return adapter;
  }

  Machines machines() {
    return machines;
  }

  Calls calls(ObjectRef object) {
    String region = AwsLooking.region(object);
    return call -> api.call(region, call, object.display());
  }

  /** What nobody looks at more closely tells no more than that it is there. */
  Eye eye(ObjectRef object) {
    AwsKind kind = AwsKind.of(object).orElseThrow();
    return Objects.requireNonNullElseGet(eyes.get(kind), () -> new Plain(kind));
  }

  /** A kind that tells no more than that it is there. */
  private record Plain(AwsKind kind) implements Eye {

    @Override
    public List<Told> state(Live live, Instant now) {
      return List.of(Told.of(live.ref(), Kind.WORKLOAD, live.ref().display() + " is there"));
    }
  }
}
