package dev.hindsight.actions.plan;

import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which values a playbook's plan will have, by their names, before there is a plan; pure. */
final class Wishable {

  private Wishable() {}

  /** As the plan's window will name them; one that several steps have is named with the step. */
  static SortedSet<String> of(Playbook playbook) {
    Map<String, List<Integer>> steps = new TreeMap<>();
    for (int number = 1; number <= playbook.steps().size(); number++) {
      for (String name : names(playbook.steps().get(number - 1))) {
        steps.merge(name, List.of(number), Wishable::both);
      }
    }
    SortedSet<String> all = new TreeSet<>();
    steps.forEach(
        (name, numbers) -> {
          if (numbers.size() == 1) {
            all.add(name);
          } else {
            numbers.forEach(number -> all.add(name + "-" + number));
          }
        });
    return all;
  }

  private static List<Integer> both(List<Integer> some, List<Integer> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }

  private static List<String> names(PlaybookStep step) {
    return switch (step) {
      case PlaybookStep.Do(Template template) -> names(template);
      case PlaybookStep.Pause(Step.Wait _) -> List.of("wait");
      case PlaybookStep.Pause(Step _) -> List.of("within");
    };
  }

  private static List<String> names(Template template) {
    return switch (template) {
      case Template.UndoRollout _, Template.UndoRecentRollout _ -> List.of("revision");
      case Template.SetMemoryLimit _ -> List.of("memory-limit", "memory-request");
      case Template.SetCpuLimit _ -> List.of("cpu-limit", "cpu-request");
      case Template.SetImage _ -> List.of("image");
      case Template.ScaleOut _, Template.ScaleIn _, Template.AddReplicas _ -> List.of("replicas");
      case Template.SetEnvironment _, Template.ScaleVariable _, Template.PatchConfigMap _ ->
          List.of("value");
      case Template.RaiseAutoscaler _ -> List.of("min", "max");
      case Template.ExpandVolume _ -> List.of("storage");
      case Template.DeletePod _ -> List.of("grace");
      case AwsTemplate aws -> names(aws);
      case Template.PauseRollout _,
          Template.RestartCulprit _,
          Template.CordonNode _,
          Template.RerunCronJob _,
          Template.DrainNode _,
          Template.EvictPod _,
          Template.DeleteStuckPod _,
          Template.DeleteFailedJob _,
          Template.RestartRollout _,
          Template.CordonMachine _ ->
          List.of();
    };
  }

  private static List<String> names(AwsTemplate template) {
    return switch (template) {
      case ComputeTemplate.ScaleGroup _ -> List.of("instances");
      case ComputeTemplate.RefreshInstances _ -> List.of("healthy");
      case EcsTemplate.ScaleService _ -> List.of("tasks");
      case RdsTemplate.GrowDatabaseStorage _ -> List.of("gib");
      case ServerlessTemplate.RaiseConcurrency _ -> List.of("calls");
      case ServerlessTemplate.RedriveQueue _ -> List.of("per-second");
      case ServerlessTemplate.RaiseTableCapacity _ -> List.of("read", "write");
      default -> List.of();
    };
  }
}
