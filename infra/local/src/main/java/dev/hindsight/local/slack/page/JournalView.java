package dev.hindsight.local.slack.page;

import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** The journal as JSON, with how fast the app acknowledged. */
record JournalView(Journal journal) {

  ObjectNode json() {
    ObjectNode answer = Json.object();
    answer.set("calls", Json.tree(journal.calls()));
    answer.set("deliveries", Json.tree(journal.deliveries()));
    answer.set("notified", Json.tree(journal.notified()));
    answer.set("acks", acks());
    return answer.put("stray_acks", journal.strayAcks());
  }

  private ObjectNode acks() {
    List<Delivered> all = journal.deliveries();
    List<Long> millis =
        all.stream().filter(Delivered::acknowledged).map(Delivered::ackMillis).sorted().toList();
    ObjectNode acks = Json.object().put("deliveries", all.size());
    acks.put("unacknowledged", all.size() - millis.size());
    if (!millis.isEmpty()) {
      acks.put("p50_ms", at(millis, 50)).put("p99_ms", at(millis, 99));
      acks.put("max_ms", millis.getLast());
    }
    return acks;
  }

  // the nearest rank
  private static long at(List<Long> sorted, int percent) {
    return sorted.get(Math.max(0, Math.ceilDiv(sorted.size() * percent, 100) - 1));
  }
}
