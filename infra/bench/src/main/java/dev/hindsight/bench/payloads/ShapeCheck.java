package dev.hindsight.bench.payloads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Holds deliveries of the local Slack against what was recorded of the real one. */
final class ShapeCheck {
  private static final String EVENTS = "every event";
  private final Map<String, Expected> byKind = new TreeMap<>();

  ShapeCheck(List<Recorded> all) {
    all.forEach(one -> one.byHttp().ifPresent(this::learn));
  }

  private void learn(Recorded one) {
    if (!one.isRequest() && Kind.of(one.decoded()).equals(Kind.COMMAND)) {
      // of a form, in which everything is text
      return;
    }
    Shape shape = Shape.of(one.decoded());
    kind(Kind.of(one.decoded())).learn(shape.content(), one.isRequest());
    if (one.decoded().has("event")) {
      kind(EVENTS).learn(shape.envelope(), one.isRequest());
    }
  }

  private Expected kind(String kind) {
    return byKind.computeIfAbsent(kind, k -> new Expected());
  }

  /** What is wrong with the deliveries, in words, each thing once. */
  List<String> mismatches(List<JsonNode> deliveries) {
    List<String> wrong = new ArrayList<>();
    for (JsonNode delivery : deliveries) {
      String kind = Kind.of(delivery);
      Shape shape = Shape.of(delivery);
      kind(kind).mismatches(shape.content()).forEach(m -> wrong.add(kind + ": " + m));
      if (delivery.has("event")) {
        kind(EVENTS).mismatches(shape.envelope()).forEach(m -> wrong.add(EVENTS + ": " + m));
      }
    }
    return wrong.stream().distinct().toList();
  }

  /** How many of these kinds something is known of. */
  long known(List<JsonNode> deliveries) {
    return deliveries.stream().map(Kind::of).distinct().filter(byKind::containsKey).count();
  }
}
