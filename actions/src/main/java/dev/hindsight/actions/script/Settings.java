package dev.hindsight.actions.script;

import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.UndoRollout;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where in an object the settings are that actions change. */
final class Settings {

  private Settings() {}

  static List<Spot> bounds(SetAutoscalerBounds set) {
    return List.of(
        new Spot(
            "min",
            FieldPath.of("spec", "minReplicas"),
            Integer.toString(set.from().min()),
            Integer.toString(set.to().min())),
        new Spot(
            "max",
            FieldPath.of("spec", "maxReplicas"),
            Integer.toString(set.from().max()),
            Integer.toString(set.to().max())));
  }

  static List<Spot> storage(ExpandVolume expand) {
    return List.of(
        new Spot(
            "storage",
            FieldPath.of("spec", "resources", "requests", "storage"),
            ServerQuantity.of(expand.from()),
            ServerQuantity.of(expand.to())));
  }

  static List<Spot> image(SetImage set) {
    return List.of(
        new Spot("image", FieldPath.container(set.container()).key("image"), set.from(), set.to()));
  }

  static List<Spot> images(UndoRollout undo) {
    return names(undo.from().images().keySet(), undo.to().images().keySet()).stream()
        .map(
            container ->
                new Spot(
                    "image",
                    FieldPath.container(container).key("image"),
                    Optional.ofNullable(undo.from().images().get(container)),
                    Optional.ofNullable(undo.to().images().get(container))))
        .toList();
  }

  static List<Spot> resources(SetResources set) {
    List<Spot> spots = new ArrayList<>();
    add(spots, set.container(), "limits", set.from().limits(), set.to().limits());
    add(spots, set.container(), "requests", set.from().requests(), set.to().requests());
    return spots;
  }

  private static void add(
      List<Spot> spots,
      String container,
      String of,
      Map<String, String> from,
      Map<String, String> to) {
    for (String name : names(from.keySet(), to.keySet())) {
      spots.add(
          new Spot(
              of + "." + name,
              FieldPath.container(container).key("resources", of, name),
              Optional.ofNullable(from.get(name)).map(ServerQuantity::of),
              Optional.ofNullable(to.get(name)).map(ServerQuantity::of)));
    }
  }

  /** One without a name is not set, one with a reference is somebody else's. */
  static List<Spot> environment(SetEnvironment set) {
    FieldPath variable =
        FieldPath.container(set.container())
            .key("env")
            .with(new FieldPath.Part.Item("name", set.variable()));
    return List.of(
        new Spot(
            "variable",
            variable.key("name"),
            set.from().map(_ -> set.variable()),
            set.to().map(_ -> set.variable())),
        // the server leaves an empty value out
        new Spot(
            "value",
            variable.key("value"),
            set.from().filter(v -> !v.isEmpty()),
            set.to().filter(v -> !v.isEmpty())),
        Spot.stays("reference", variable.key("valueFrom"), Optional.empty()));
  }

  private static SortedSet<String> names(Collection<String> some, Collection<String> others) {
    SortedSet<String> names = new TreeSet<>(some);
    names.addAll(others);
    return names;
  }
}
