package dev.hindsight.bench.scale;

import dev.hindsight.knowledge.Scope;
import java.util.List;
import java.util.Set;

/** A scope that a known share of all documents is in. */
record Share(String name, Scope scope) {

  static final List<Integer> PARTS = List.of(2, 10, 100, 1_000);

  static final List<Share> ALL =
      List.of(
          new Share("all", Scope.EVERYTHING),
          part(2, "50 %"),
          part(10, "10 %"),
          part(100, "1 %"),
          part(1_000, "0.1 %"));

  static String service(int part) {
    return "every-" + part;
  }

  private static Share part(int part, String name) {
    return new Share(name, new Scope(Set.of(), Set.of(service(part)), Set.of(), Set.of()));
  }
}
