package dev.hindsight.actions.dryrun;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Planner;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Recipe;
import dev.hindsight.actions.plan.Scene;
import dev.hindsight.actions.plan.Sought;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A playbook on objects that a person names, as if all evidence were about these; pure. */
record Rehearsal(Playbook playbook, List<Live> lives, Instant now) {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");

  Planned planned() {
    Recipe recipe = new Recipe.ByPlaybook(playbook);
    Diagnosis diagnosis = diagnosis();
    List<Live> objects = new ArrayList<>();
    for (Sought sought : recipe.sought()) {
      switch (sought.in(diagnosis, named(sought), recipe.words())) {
        case Sought.Answer.Missed(String reason) -> {
          return new Planned.Nothing(reason);
        }
        case Sought.Answer.Found(ObjectRef object) ->
            objects.add(
                lives.stream().filter(l -> l.ref().equals(object)).findFirst().orElseThrow());
      }
    }
    ObjectRef workload = diagnosis.workload().orElseThrow();
    return Planner.plan(recipe, new Scene(objects, workload, workload.name(), diagnosis, now));
  }

  private Diagnosis diagnosis() {
    ObjectRef first = lives.getFirst().ref();
    return new Diagnosis(
        lives.stream()
            .map(Live::ref)
            .filter(ref -> WORKLOADS.contains(ref.kind()))
            .findFirst()
            .or(() -> Optional.of(first)),
        lives.stream()
            .map(l -> new Observation(l.ref(), Observation.Kind.WORKLOAD, "", Optional.empty()))
            .toList(),
        List.of(),
        now);
  }

  /** Whoever names one object of a kind says that it is the one to blame. */
  private Optional<ObjectRef> named(Sought sought) {
    List<ObjectRef> fitting =
        lives.stream().map(Live::ref).filter(ref -> sought.kinds().contains(ref.kind())).toList();
    return fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty();
  }
}
