package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.adapter.Machines;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reads;
import dev.hindsight.actions.adapter.Reason;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The nodes of the cluster that some instances are: a machine in trouble is trouble there too. */
record NodesBeside(Optional<Future<Outcome<Map<String, Machines.Node>>>> reading) {

  static NodesBeside start(Machines machines, Reads reads, Collection<ObjectRef> seen) {
    Set<String> instances =
        seen.stream()
            .filter(object -> object.kind().equals(AwsKind.INSTANCE.kind()))
            .map(ObjectRef::name)
            .collect(Collectors.toSet());
    return new NodesBeside(
        instances.isEmpty()
            ? Optional.empty()
            : Optional.of(reads.start(() -> orNone(machines.nodes(instances)))));
  }

  /** Where no cluster is connected, no instance is a node of it. */
  private static Outcome<Map<String, Machines.Node>> orNone(
      Outcome<Map<String, Machines.Node>> read) {
    return read instanceof GaveUp<Map<String, Machines.Node>>(Reason reason, _)
            && reason == Reason.NOT_CONFIGURED
        ? new Done<>(Map.of())
        : read;
  }

  void note(Reads reads, Notes notes) {
    reading
        .flatMap(read -> reads.get("nodes of the cluster", read))
        .ifPresent(
            found ->
                found.forEach(
                    (instance, node) -> {
                      notes.add(
                          node.object(),
                          Kind.NODE,
                          "%s runs on EC2Instance %s".formatted(node.object().display(), instance));
                      node.troubles().forEach(line -> notes.add(node.object(), Kind.NODE, line));
                    }));
  }
}
