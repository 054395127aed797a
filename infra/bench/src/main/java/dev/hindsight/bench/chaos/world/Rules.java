package dev.hindsight.bench.chaos.world;

import dev.hindsight.bench.chaos.cluster.Seen;
import dev.hindsight.bench.chaos.world.Records.Change;
import dev.hindsight.bench.chaos.world.Records.Line;
import dev.hindsight.bench.chaos.world.Records.PlanRow;
import dev.hindsight.bench.chaos.world.Records.Vote;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules I2 to I8, asked of the database and of the proxy's journal; pure. */
final class Rules {

  private final Records records;
  private final List<Seen> seen;
  private final Map<String, List<Seen>> applied;
  private final Map<String, List<Vote>> votes;
  private final Map<String, Instant> started;
  private final List<Finding> findings = new ArrayList<>();

  Rules(Records records, List<Seen> seen) {
    this.records = records;
    this.seen = seen;
    this.applied =
        seen.stream()
            .filter(Seen::applied)
            .collect(Collectors.groupingBy(s -> s.plan().orElse("nobody")));
    this.votes = records.votes().stream().collect(Collectors.groupingBy(Vote::plan));
    this.started =
        records.changes().stream()
            .filter(change -> change.state().equals("RUNNING"))
            .collect(Collectors.toMap(Change::plan, Change::at));
  }

  List<Finding> findings() {
    once();
    agreed();
    looked();
    records
        .stale()
        .forEach(what -> find("I5", what.split(" ", -1)[0], "written by a stale owner: " + what));
    inOrder();
    audited();
    ended();
    kept();
    return findings;
  }

  private void find(String rule, String plan, String what) {
    findings.add(new Finding(rule, plan, what));
  }

  /** I2: each write takes effect at most once. */
  private void once() {
    applied.forEach(
        (plan, writes) ->
            writes.stream()
                .collect(Collectors.groupingBy(s -> s.marker().orElse("")))
                .forEach(
                    (marker, same) -> {
                      if (same.size() > 1) {
                        find("I2", plan, "%s took effect %d times".formatted(marker, same.size()));
                      }
                    }));
  }

  /** I3: each was agreed to, by enough people who may, before it. */
  private void agreed() {
    applied.forEach(
        (id, writes) -> {
          Optional<PlanRow> plan = Optional.ofNullable(records.plans().get(id));
          if (plan.isEmpty()) {
            find("I3", id, "nobody knows this plan");
            return;
          }
          for (Seen write : writes) {
            if (!agreed(plan.get(), write)) {
              find("I3", id, "not agreed to: " + write.marker().orElse(""));
            }
          }
        });
  }

  private boolean agreed(PlanRow plan, Seen write) {
    String hash = write.marker().map(m -> m.substring(m.lastIndexOf('/') + 1)).orElse("?");
    long people =
        votes.getOrDefault(plan.id(), List.of()).stream()
            .filter(v -> v.at().isBefore(write.at()))
            .filter(v -> v.version() == plan.version() && v.request() == plan.request())
            .filter(v -> !plan.requester().equals(Optional.of(v.person())))
            .map(Vote::person)
            .distinct()
            .count();
    return plan.hash().startsWith(hash)
        && people >= Math.max(1, plan.needed())
        && startedBefore(plan, write);
  }

  private boolean startedBefore(PlanRow plan, Seen write) {
    return Optional.ofNullable(started.get(plan.id()))
        .filter(at -> at.isBefore(write.at()))
        .isPresent();
  }

  /**
   * I4: before each write came, the object was looked at since the write before. A write may be
   * held on its way: it counts from when it came, a look from when it was answered.
   */
  private void looked() {
    Map<String, Boolean> written = new HashMap<>();
    seen.stream()
        .filter(request -> request.writes() || isLook(request))
        .sorted(Comparator.comparingInt(Rules::turn))
        .forEach(
            request -> {
              boolean unseen = request.writes() && written.getOrDefault(request.path(), true);
              if (unseen) {
                find("I4", request.plan().orElse("?"), "written without a look: " + request);
              }
              written.put(request.path(), request.writes());
            });
  }

  private static boolean isLook(Seen request) {
    return request.method().equals("GET");
  }

  /** A look with this number ended before all that came when so many, and one more, had ended. */
  private static int turn(Seen request) {
    return isLook(request) ? 2 * request.number() + 1 : 2 * request.came();
  }

  /** I6: steps in order, then undone in reverse, exactly those that took effect. */
  private void inOrder() {
    applied.forEach(
        (plan, writes) -> {
          List<String> steps =
              List.copyOf(
                  new LinkedHashSet<>(writes.stream().map(s -> s.step().orElse("?")).toList()));
          List<String> done = steps.stream().filter(s -> !s.startsWith("undo-")).toList();
          List<String> undone = steps.stream().filter(s -> s.startsWith("undo-")).toList();
          List<String> wanted = new ArrayList<>(writes(plan, done.size()));
          List<String> back = wanted.reversed().stream().map(step -> "undo-" + step).toList();
          wanted.addAll(back.subList(0, Math.min(back.size(), undone.size())));
          boolean all = !state(plan).equals("UNDONE") || undone.size() == done.size();
          if (!steps.equals(wanted) || !all) {
            find("I6", plan, "%s took effect in this order: %s".formatted(state(plan), steps));
          }
        });
  }

  /** The first so many steps that write. */
  private List<String> writes(String plan, int count) {
    Set<String> pauses =
        records.journal().stream()
            .filter(line -> line.pause() && line.plan().equals(plan))
            .map(Line::step)
            .collect(Collectors.toSet());
    return IntStream.iterate(1, step -> step + 1)
        .mapToObj(Integer::toString)
        .filter(step -> !pauses.contains(step))
        .limit(count)
        .toList();
  }

  private String state(String plan) {
    return Optional.ofNullable(records.plans().get(plan)).map(PlanRow::state).orElse("unknown");
  }

  /** I7: a record for each change of state, one for each end. */
  private void audited() {
    for (Change change : records.changes()) {
      boolean end =
          Optional.ofNullable(records.plans().get(change.plan()))
              .filter(p -> p.ended() && p.state().equals(change.state()))
              .isPresent();
      if (change.records() < 1 || (end && change.records() != 1)) {
        find(
            "I7",
            change.plan(),
            "%d audit records say %s".formatted(change.records(), change.state()));
      }
    }
  }

  /** I8: nothing hangs, and people were told of each end once. */
  private void ended() {
    records.plans().values().stream()
        .filter(PlanRow::open)
        .forEach(plan -> find("I8", plan.id(), "still " + plan.state()));
    records.tasks().stream()
        .filter(
            plan -> !Optional.ofNullable(records.plans().get(plan)).map(PlanRow::open).orElse(true))
        .forEach(plan -> find("I8", plan, "has ended, and its run still waits"));
    records
        .ends()
        .forEach(
            (plan, times) -> {
              if (times != 1) {
                find("I8", plan, "its end was told %d times".formatted(times));
              }
            });
  }

  /** Lost: what the journal and the cluster do not both say. */
  private void kept() {
    Set<String> took =
        applied.values().stream()
            .flatMap(List::stream)
            .flatMap(s -> s.marker().stream())
            .collect(Collectors.toSet());
    Set<String> said = new HashSet<>();
    for (Line line : records.journal()) {
      if (line.applied() && !line.pause()) {
        said.add(line.marker());
        if (!took.contains(line.marker())) {
          find("lost", line.plan(), "called done, and never took effect: " + line.marker());
        }
      }
    }
    for (String marker : took) {
      String plan = marker.substring(0, marker.indexOf('/'));
      if (!said.contains(marker) && !state(plan).equals("UNKNOWN")) {
        find("lost", plan, "took effect, and the journal does not say so: " + marker);
      }
    }
  }
}
