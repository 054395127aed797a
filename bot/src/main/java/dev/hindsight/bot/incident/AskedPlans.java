package dev.hindsight.bot.incident;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.bot.incident.IncidentOverview.Planned;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The plans that people asked for: by their state, however many incidents are open. */
final class AskedPlans {

  private final Remediation remediation;
  private final Function<List<IncidentId>, List<IncidentView>> board;

  /**
   * @param board reads incidents, open or not
   */
  AskedPlans(Remediation remediation, Function<List<IncidentId>, List<IncidentView>> board) {
    this.remediation = remediation;
    this.board = board;
  }

  /** Those, then the others of these incidents. */
  List<Planned> with(List<IncidentView> listed) {
    Map<PlanId, Planned> known = byPlan(listed.stream().flatMap(Planned::of).toList());
    SequencedSet<PlanId> all = new LinkedHashSet<>(remediation.asked());
    known.putAll(byPlan(beyond(all.stream().filter(id -> !known.containsKey(id)).toList())));
    all.addAll(known.keySet());
    return all.stream().flatMap(id -> Optional.ofNullable(known.get(id)).stream()).toList();
  }

  private List<Planned> beyond(List<PlanId> plans) {
    Map<PlanStatus, IncidentId> incidents = new LinkedHashMap<>();
    plans.stream()
        .flatMap(id -> remediation.status(id).stream())
        .forEach(plan -> IncidentId.parse(plan.incident()).ifPresent(i -> incidents.put(plan, i)));
    Map<IncidentId, IncidentView> views =
        board.apply(incidents.values().stream().distinct().toList()).stream()
            .collect(Collectors.toMap(IncidentView::id, view -> view));
    return incidents.entrySet().stream()
        .flatMap(
            each ->
                Optional.ofNullable(views.get(each.getValue()))
                    .map(view -> new Planned(view, each.getKey()))
                    .stream())
        .toList();
  }

  private static Map<PlanId, Planned> byPlan(List<Planned> all) {
    Map<PlanId, Planned> plans = new LinkedHashMap<>();
    all.forEach(planned -> plans.put(planned.plan().id(), planned));
    return plans;
  }
}
