package dev.hindsight.actions.aws;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Observation.Kind;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.adapter.LogLines;
import dev.hindsight.actions.adapter.Notes;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Outcome.Done;
import dev.hindsight.actions.adapter.Outcome.GaveUp;
import dev.hindsight.actions.adapter.Reads;
import dev.hindsight.actions.adapter.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/** One look at some objects and what they lead to: all in parallel, noted in a fixed order. */
final class AwsLooking {

  private static final int OBJECTS = 8;
  private static final int HOPS = 5;

  /** A target group behind an alarm is looked at, and its instances; nothing beyond. */
  private static final int DEPTH = 2;

  private final AwsMeans means;
  private final Reads reads;
  private final Notes notes;
  private final Instant now;
  private final Map<ObjectRef, Optional<String>> seen = new LinkedHashMap<>();
  private final Map<String, ObjectRef> answered = new LinkedHashMap<>();

  AwsLooking(AwsMeans means, Reads reads, Notes notes, Instant now) {
    this.means = means;
    this.reads = reads;
    this.notes = notes;
    this.now = now;
  }

  /** An object in the same place. */
  static ObjectRef beside(ObjectRef other, AwsKind kind, String namespace, String name) {
    return new ObjectRef(other.cluster(), kind.kind(), namespace, name);
  }

  void at(List<ObjectRef> subject) {
    List<Eye.Hop> wave =
        subject.stream().distinct().limit(OBJECTS).map(o -> new Eye.Hop(o, "")).toList();
    List<Under> under = new ArrayList<>();
    List<NodesBeside> nodes = new ArrayList<>();
    for (int depth = 0; depth <= DEPTH && !wave.isEmpty(); depth++) {
      // asked beside the instances, not after all else: a look has one time for everything
      nodes.add(
          NodesBeside.start(means.machines(), reads, wave.stream().map(Eye.Hop::object).toList()));
      List<Live> lives = read(wave);
      lives.forEach(live -> under.addAll(started(live)));
      wave = next(lives);
    }
    under.addAll(alarms());
    under.forEach(one -> reads.get(one.what(), one.read()).ifPresent(this::note));
    nodes.forEach(one -> one.note(reads, notes));
  }

  /** Reads a wave of objects, and notes what each of them tells itself. */
  private List<Live> read(List<Eye.Hop> wave) {
    wave.forEach(hop -> seen.put(hop.object(), Optional.of(hop.why()).filter(w -> !w.isEmpty())));
    Map<ObjectRef, Future<Outcome<Live>>> reading = new LinkedHashMap<>();
    wave.forEach(hop -> reading.put(hop.object(), reads.start(() -> known(hop.object()))));
    List<Live> lives = new ArrayList<>();
    reading.forEach(
        (object, read) -> {
          because(object);
          reads
              .get(object.display(), read)
              .ifPresent(
                  live -> {
                    lives.add(live);
                    answered.putIfAbsent(object.cluster(), object);
                    note(state(live));
                  });
        });
    return lives;
  }

  /** What is gone is a finding, not a gap. */
  private Outcome<Live> known(ObjectRef object) {
    Outcome<Live> read = means.adapter().read(object);
    return read instanceof GaveUp<Live>(Reason reason, _) && reason == Reason.GONE
        ? new Done<>(Answers.absent(object))
        : read;
  }

  private void because(ObjectRef object) {
    seen.getOrDefault(object, Optional.empty())
        .ifPresent(
            why -> note(List.of(Told.of(object, Kind.WORKLOAD, object.display() + " " + why))));
  }

  private List<Told> state(Live live) {
    return live.object().isEmpty()
        ? List.of(
            Told.of(
                live.ref(),
                Kind.CONDITION,
                live.ref().display() + " is not there any more, or never was"))
        : means.eye(live.ref()).state(live, now);
  }

  private List<Under> started(Live live) {
    if (live.object().isEmpty()) {
      return List.of();
    }
    Eye eye = means.eye(live.ref());
    List<Ask> asks = new ArrayList<>(eye.asks(live, now));
    List<Gauge> gauges = eye.gauges(live);
    if (!gauges.isEmpty()) {
      asks.add(Gauges.ask(live.ref(), gauges, now));
    }
    return asks.stream().map(ask -> started(live.ref(), ask)).toList();
  }

  private Under started(ObjectRef object, Ask ask) {
    Calls calls = means.calls(object);
    return new Under(ask.what(), reads.start(() -> ask.read().apply(calls)));
  }

  private List<Eye.Hop> next(List<Live> lives) {
    Set<ObjectRef> taken = new HashSet<>(seen.keySet());
    return lives.stream()
        .filter(live -> !live.object().isEmpty())
        .flatMap(live -> means.eye(live.ref()).next(live).stream())
        .filter(hop -> taken.add(hop.object()))
        .limit(HOPS)
        .toList();
  }

  /** Only where somebody answered as the owner of what was asked about. */
  private List<Under> alarms() {
    return answered.values().stream()
        .map(place -> started(place, OtherAlarms.ask(place, seen.keySet(), now)))
        .toList();
  }

  private void note(List<Told> told) {
    for (Told one : told) {
      if (one.kind() == Kind.LOG) {
        notes.addLines(one.object(), Kind.LOG, one.text(), LogLines::telling);
      } else {
        notes.add(one.object(), one.kind(), one.text(), one.at());
      }
    }
  }

  private record Under(String what, Future<Outcome<List<Told>>> read) {}

  /** The region of an object, for calls. */
  static String region(ObjectRef object) {
    return AwsPlace.of(object).orElseThrow().region();
  }
}
