package dev.hindsight.local.scene;

import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Journal;
import dev.hindsight.local.slack.store.Notified;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal of a local Slack in another process, read from its control. */
public final class TestJournal {

  private TestJournal() {}

  public static Journal read(JsonNode told) {
    Journal journal = new Journal();
    each(told.path("calls"), ApiCall.class, journal::add);
    each(told.path("deliveries"), Delivered.class, journal::add);
    each(told.path("notified"), Notified.class, journal::add);
    return journal;
  }

  private static <T> void each(JsonNode all, Class<T> type, Consumer<T> add) {
    all.forEach(one -> add.accept(JsonMapper.shared().treeToValue(one, type)));
  }
}
