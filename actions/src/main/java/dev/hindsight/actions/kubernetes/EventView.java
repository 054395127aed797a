package dev.hindsight.actions.kubernetes;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** One event in plain, regular words; pure. */
record EventView(JsonNode event) {

  private static final int NEWEST = 20;

  /** The newest events of these objects, oldest first. */
  static List<EventView> newest(JsonNode list, Set<String> names) {
    List<EventView> sorted =
        Json.items(list).stream()
            .filter(e -> names.contains(Json.text(e, "/involvedObject/name")))
            .map(EventView::new)
            .sorted(Comparator.comparing(e -> e.at().orElse(Instant.EPOCH)))
            .toList();
    return sorted.subList(Math.max(0, sorted.size() - NEWEST), sorted.size());
  }

  Optional<Instant> at() {
    return Json.time(event, "/lastTimestamp")
        .or(() -> Json.time(event, "/series/lastObservedTime"))
        .or(() -> Json.time(event, "/eventTime"))
        .or(() -> Json.time(event, "/metadata/creationTimestamp"));
  }

  String kind() {
    return Json.text(event, "/involvedObject/kind");
  }

  String name() {
    return Json.text(event, "/involvedObject/name");
  }

  String line() {
    long series = Json.number(event, "/series/count");
    long count = Math.max(1, Math.max(series, Json.number(event, "/count")));
    return "%s %s x%d: %s"
        .formatted(
            Json.text(event, "/type"),
            Json.text(event, "/reason"),
            count,
            Json.text(event, "/message"));
  }
}
