package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.adapter.Ages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** One event in plain, regular words; pure. */
record EventView(JsonNode event) {

  private static final Comparator<EventView> BY_TIME =
      Comparator.comparing(event -> event.at().orElse(Instant.EPOCH));

  private static final int WARNINGS = 15;
  private static final int OTHERS = 10;

  /**
   * The newest warnings and the newest others of these objects, and of pods that are gone already,
   * oldest first.
   */
  static List<EventView> newest(JsonNode list, Set<String> names, Set<String> replicaSets) {
    List<EventView> all =
        sorted(list).filter(event -> event.isOf(names) || event.isOfAPodOf(replicaSets)).toList();
    List<EventView> kept = new ArrayList<>(last(all, EventView::isWarning, WARNINGS));
    kept.addAll(last(all, event -> !event.isWarning(), OTHERS));
    kept.sort(BY_TIME);
    return kept;
  }

  /** The newest events of these nodes, oldest first. */
  static List<EventView> ofNodes(JsonNode list, Set<String> names, int most) {
    List<EventView> all = sorted(list).toList();
    return last(all, event -> event.kind().equals("Node") && event.isOf(names), most);
  }

  private static Stream<EventView> sorted(JsonNode list) {
    return Json.items(list).stream().map(EventView::new).sorted(BY_TIME);
  }

  private static List<EventView> last(
      List<EventView> sorted, Predicate<EventView> which, int most) {
    List<EventView> of = sorted.stream().filter(which).toList();
    return of.subList(Math.max(0, of.size() - most), of.size());
  }

  private boolean isWarning() {
    return Json.text(event, "/type").equals("Warning");
  }

  private boolean isOf(Set<String> names) {
    return names.contains(name());
  }

  /** An evicted or replaced pod is often gone before its events are. */
  private boolean isOfAPodOf(Set<String> replicaSets) {
    int cut = name().lastIndexOf('-');
    return kind().equals("Pod") && cut > 0 && replicaSets.contains(name().substring(0, cut));
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

  /** What is an hour old or older says so. */
  String line(Instant now) {
    long series = Json.number(event, "/series/count");
    long count = Math.max(1, Math.max(series, Json.number(event, "/count")));
    return "%s %s x%d%s: %s"
        .formatted(
            Json.text(event, "/type"),
            Json.text(event, "/reason"),
            count,
            Ages.ifLongAgo(at(), now),
            Json.text(event, "/message"));
  }
}
