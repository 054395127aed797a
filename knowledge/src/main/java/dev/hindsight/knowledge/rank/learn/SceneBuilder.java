package dev.hindsight.knowledge.rank.learn;

import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together, for every object, what differs on it, by its name and beside it. */
final class SceneBuilder {

  private static final double NAMED = 0.8;
  private static final double BESIDE = 0.35;
  private static final double AROUND = 0.25;
  private static final double MOST = 0.6;
  private static final int MOST_NAMED = 6;

  private final Map<String, Map<String, Seen>> objects = new LinkedHashMap<>();
  private final Map<String, Seen> around = new LinkedHashMap<>();
  private final Map<String, Set<String>> related = new LinkedHashMap<>();
  private final Names names;
  private final Difference difference;

  SceneBuilder(Look look, Difference difference, boolean unrelated) {
    this.names = look.names();
    this.difference = difference;
    names.keys().forEach(key -> objects.put(key, new LinkedHashMap<>()));
    difference.byObject().keySet().forEach(key -> objects.put(key, new LinkedHashMap<>()));
    objects.remove("");
    if (!unrelated) {
      relate(look.symptoms(), look.today());
    }
  }

  /** Who names whom, and who calls whom, stands beside each other. */
  private void relate(Symptoms symptoms, Snapshot today) {
    today.byObject().forEach((key, lines) -> lines.forEach(line -> relate(key, line.named())));
    symptoms
        .calls()
        .forEach(
            call ->
                ObjectName.parse(call.caller())
                    .ifPresent(
                        caller ->
                            ObjectName.parse(call.callee())
                                .ifPresent(callee -> relate(caller.key(), Set.of(callee.key())))));
    objects.keySet().stream()
        .filter(key -> key.indexOf('/') > 0)
        .forEach(key -> relate(key, Set.of("namespace:" + key.substring(0, key.indexOf('/')))));
  }

  private void relate(String key, Set<String> named) {
    for (String other : named) {
      if (!other.equals(key) && !key.isEmpty()) {
        related.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(key);
      }
    }
  }

  SceneBuilder with(List<Hints.Hint> hints) {
    for (Hints.Hint hint : hints) {
      Seen seen = new Seen(2 * hint.score(), hint.lines());
      ObjectName.parse(hint.object())
          .map(name -> objects.get(name.key()))
          .ifPresent(own -> own.put(Scene.SELF + "e|" + hint.cause(), seen));
      around.put(Scene.AROUND + "e|" + hint.cause(), new Seen(hint.score(), hint.lines()));
    }
    return this;
  }

  Scene build(Map<String, List<String>> spellings) {
    difference.byObject().forEach(this::self);
    difference.unusual().forEach((key, lines) -> lines.forEach(line -> named(key, line)));
    beside();
    return new Scene(objects, around, spellings);
  }

  private void self(String key, Map<String, Seen> tokens) {
    tokens.forEach(
        (token, seen) -> {
          if (!key.isEmpty()) {
            merge(
                objects.computeIfAbsent(key, _ -> new LinkedHashMap<>()),
                Scene.SELF + token,
                seen,
                1);
          }
          if (telling(token)) {
            merge(around, Scene.AROUND + token, seen, AROUND);
          }
        });
  }

  private static boolean telling(String token) {
    return token.startsWith("t|") || token.startsWith("x|") || token.startsWith("v|");
  }

  /** The line as the objects see it that it names. */
  private void named(String key, Snapshot.Told line) {
    List<String> others = new ArrayList<>(line.named());
    others.remove(key);
    for (String other : others.subList(0, Math.min(MOST_NAMED, others.size()))) {
      Map<String, Seen> own = objects.get(other);
      if (own != null) {
        String told = names.told(line.signed(), other);
        for (LineTokens.Token token : LineTokens.of(line.family(), told, line.raw())) {
          merge(
              own,
              Scene.NAMED + token.text(),
              new Seen(token.weight(), List.of(line.number())),
              NAMED * line.family().says());
        }
      }
    }
  }

  /** What differs on the neighbours, and what differs on most of them. */
  private void beside() {
    related.forEach(
        (key, others) -> {
          Map<String, Seen> own = objects.get(key);
          if (own != null) {
            Map<String, Integer> on = new LinkedHashMap<>();
            others.forEach(
                other ->
                    difference
                        .byObject()
                        .getOrDefault(other, Map.of())
                        .forEach(
                            (token, seen) -> {
                              if (telling(token)) {
                                merge(own, Scene.BESIDE + token, seen, BESIDE);
                                on.merge(token, 1, Integer::sum);
                              }
                            }));
            most(own, on, others.size());
          }
        });
  }

  private static void most(Map<String, Seen> own, Map<String, Integer> on, int others) {
    if (others > 1) {
      on.forEach(
          (token, n) -> {
            Seen beside = own.get(Scene.BESIDE + token);
            if (beside != null && n >= MOST * others) {
              merge(own, Scene.MOST + token, beside, 1);
            }
          });
    }
  }

  private static void merge(Map<String, Seen> into, String feature, Seen seen, double share) {
    Seen weighed = new Seen(seen.weight() * share, seen.lines());
    into.merge(feature, weighed, (old, more) -> old.and(more.weight(), more.lines()));
  }
}
