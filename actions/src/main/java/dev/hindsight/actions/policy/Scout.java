package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Looks at all that the rules ask about the world; outside a transaction. */
@Component
class Scout {

  private final Adapter adapter;

  Scout(Adapter adapter) {
    this.adapter = adapter;
  }

  Outcome<World> look(Plan plan) {
    List<ObjectRef> changed = Question.objects(plan);
    SequencedSet<ObjectRef> all = new LinkedHashSet<>(changed);
    all.addAll(plan.watched());
    return connected(all)
        .then(
            worlds ->
                adapter
                    .around(plan)
                    .then(
                        around ->
                            seen(all)
                                .map(
                                    seen ->
                                        new World(
                                            worlds,
                                            around,
                                            changed.stream().map(seen::get).toList(),
                                            plan.watched().stream().map(seen::get).toList()))));
  }

  /** Each world is asked once. */
  private Outcome<Set<String>> connected(SequencedSet<ObjectRef> objects) {
    Map<String, ObjectRef> one = new LinkedHashMap<>();
    objects.forEach(object -> one.putIfAbsent(object.cluster(), object));
    Outcome<Set<String>> all = new Outcome.Done<>(Set.of());
    for (ObjectRef object : one.values()) {
      all =
          all.then(
              before ->
                  adapter
                      .identity(object)
                      .map(
                          id ->
                              Stream.concat(before.stream(), Stream.of(id))
                                  .collect(Collectors.toUnmodifiableSet())));
    }
    return all;
  }

  private Outcome<Map<ObjectRef, Seen>> seen(SequencedSet<ObjectRef> objects) {
    Outcome<List<Seen>> all = new Outcome.Done<>(List.of());
    for (ObjectRef object : objects) {
      all = all.then(before -> adapter.read(object).map(live -> with(before, Seen.of(live))));
    }
    return all.map(
        list -> list.stream().collect(Collectors.toMap(Seen::object, Function.identity())));
  }

  private static List<Seen> with(List<Seen> before, Seen next) {
    List<Seen> all = new ArrayList<>(before);
    all.add(next);
    return all;
  }
}
