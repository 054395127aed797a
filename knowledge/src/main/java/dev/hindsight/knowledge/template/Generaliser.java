package dev.hindsight.knowledge.template;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds templates that are one: the same but for places that vary. The same templates in the same
 * order give the same answer.
 */
final class Generaliser {

  private final Variability variability = new Variability();

  /** The places that vary, of each template that has some; empty when nothing is left to do. */
  Map<Shape, BitSet> round(Collection<Shape> shapes) {
    Map<Shape, BitSet> found = together(shapes);
    return found.isEmpty() ? oneByOne(shapes) : found;
  }

  /** Places that are set from outside vary together. */
  private Map<Shape, BitSet> together(Collection<Shape> shapes) {
    Map<Long, List<Shape>> alike = new LinkedHashMap<>();
    for (Shape shape : shapes) {
      long key = shape.key();
      for (int i = 0; i < shape.size(); i++) {
        if (Variability.isSet(shape, i)) {
          key += shape.keyWithout(i) - shape.key();
        }
      }
      alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(shape);
    }
    Map<Shape, BitSet> found = new LinkedHashMap<>();
    for (List<Shape> group : alike.values()) {
      if (group.size() > 1 && Variability.around(group.getFirst(), -1) > 0) {
        BitSet places = varying(group);
        group.forEach(shape -> note(shape, places, found));
      }
    }
    return found;
  }

  private static BitSet varying(List<Shape> group) {
    BitSet places = new BitSet();
    int fixed = 0;
    for (int i = 0; i < group.getFirst().size(); i++) {
      Set<Long> distinct = new HashSet<>();
      for (Shape shape : group) {
        distinct.add(shape.hash(i));
      }
      if (distinct.size() == 1) {
        fixed += group.getFirst().isTelling(i) ? 1 : 0;
      } else if (Variability.varies(group, i, distinct.size())) {
        places.set(i);
      }
    }
    return fixed == 0 ? new BitSet() : places;
  }

  private void note(Shape shape, BitSet places, Map<Shape, BitSet> found) {
    BitSet own = new BitSet();
    places.stream().filter(i -> shape.kind(i) != Kind.VALUE).forEach(own::set);
    own.stream().forEach(i -> variability.remember(shape, i));
    if (!own.isEmpty()) {
      found.put(shape, own);
    }
  }

  private Map<Shape, BitSet> oneByOne(Collection<Shape> shapes) {
    Map<Long, Place> places = new LinkedHashMap<>();
    Set<Long> keys = new HashSet<>();
    for (Shape shape : shapes) {
      keys.add(shape.key());
      for (int i = 0; i < shape.size(); i++) {
        if (shape.kind(i).canVary()) {
          int place = i;
          places
              .computeIfAbsent(shape.keyWithout(i), key -> new Place(key, place, new ArrayList<>()))
              .shapes()
              .add(shape);
        }
      }
    }
    return decide(places.values(), keys);
  }

  private Map<Shape, BitSet> decide(Collection<Place> places, Set<Long> keys) {
    Map<Shape, BitSet> found = new LinkedHashMap<>();
    places.stream()
        .filter(place -> place.shapes().size() > 1 || keys.contains(place.key()))
        .sorted(Comparator.comparingInt((Place place) -> -place.shapes().size()))
        .filter(place -> place.shapes().stream().noneMatch(found::containsKey))
        .filter(place -> variability.varies(place.shapes(), place.at(), keys.contains(place.key())))
        .forEach(
            place -> {
              BitSet at = new BitSet();
              at.set(place.at());
              place.shapes().forEach(shape -> note(shape, at, found));
            });
    return found;
  }

  /** Templates that are the same but for one place. */
  private record Place(long key, int at, List<Shape> shapes) {}
}
