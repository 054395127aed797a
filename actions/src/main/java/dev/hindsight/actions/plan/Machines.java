package dev.hindsight.actions.plan;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.plan.Choice.No;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The machine that an earlier step takes out of a load balancer, as it is known elsewhere; pure.
 */
final class Machines {

  private Machines() {}

  /** The targets that earlier steps take out. */
  static List<DeregisterTarget> out(List<Action> earlier) {
    return earlier.stream()
        .flatMap(a -> a instanceof DeregisterTarget out ? Stream.of(out) : Stream.empty())
        .toList();
  }

  /** Why the machine of this name is none of those; empty where it is, or where none goes out. */
  static Optional<String> other(String name, Stage stage) {
    List<String> ids = out(stage.earlier()).stream().map(DeregisterTarget::id).toList();
    return ids.isEmpty() || ids.contains(name)
        ? Optional.empty()
        : Optional.of(
            "%s is not what is taken out of the load balancer, which is %s."
                .formatted(stage.live().ref().display(), String.join(", ", ids)));
  }

  /** Only the node that is known to be that machine: another one may be the last that serves. */
  static Choice cordon(Stage stage, Facts.Node node) {
    Live live = stage.live();
    List<String> names = names(live);
    boolean same =
        out(stage.earlier()).stream().map(DeregisterTarget::id).anyMatch(names::contains);
    if (same) {
      return Planner.cordon(live, node);
    }
    return new No(
        "%s is not known to be the machine that is taken out of the load balancer%s."
            .formatted(
                live.ref().display(),
                names.isEmpty() ? "" : " (it is %s)".formatted(String.join(", ", names))));
  }

  /**
   * Why a node is no machine of the group that an earlier step makes larger; empty where it is, or
   * where none is made larger.
   */
  static Optional<String> ofAnother(Stage stage) {
    List<String> names = names(stage.live());
    return stage.earlier().stream()
        .filter(SetDesiredCapacity.class::isInstance)
        .map(action -> action.target().object())
        .filter(group -> members(group, stage).noneMatch(names::contains))
        .findFirst()
        .map(
            group ->
                "%s is not known to be a machine of %s, which is made larger."
                    .formatted(stage.live().ref().display(), group.display()));
  }

  private static Stream<String> members(ObjectRef group, Stage stage) {
    return stage.scene().objects().stream()
        .filter(live -> live.ref().equals(group))
        .flatMap(live -> live.object().path("Instances").values().stream())
        .map(instance -> instance.path("InstanceId").asString(""));
  }

  /** What a load balancer may call the machine: the id of its instance, or its own addresses. */
  private static List<String> names(Live node) {
    String provider = node.object().at("/spec/providerID").asString("");
    Stream<String> instance =
        provider.startsWith("aws:///")
            ? Stream.of(provider.substring(provider.lastIndexOf('/') + 1))
            : Stream.empty();
    Stream<String> addresses =
        StreamSupport.stream(node.object().at("/status/addresses").spliterator(), false)
            .filter(address -> address.path("type").asString("").equals("InternalIP"))
            .map(address -> address.path("address").asString(""));
    return Stream.concat(instance, addresses).filter(name -> !name.isEmpty()).toList();
  }
}
