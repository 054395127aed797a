package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Which messages still grow: until the app, a person or five minutes end that. */
public final class Streams {
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final String FIELD = "streaming_state";
  private static final String OPEN = "in_progress";
  private final Messages messages;
  private final Clock clock;

  public Streams(Messages messages, Clock clock) {
    this.messages = messages;
    this.clock = clock;
  }

  public static void begin(ObjectNode draft) {
    draft.put(FIELD, OPEN);
  }

  public static void end(ObjectNode message, String state) {
    message.put(FIELD, state);
  }

  /** Whether the message can still grow. */
  public boolean open(ObjectNode message) {
    double begun = Double.parseDouble(Json.text(message, "ts"));
    Instant end = Instant.ofEpochMilli((long) (begun * 1_000)).plus(LIFE);
    return Json.text(message, FIELD).equals(OPEN) && !clock.instant().isAfter(end);
  }

  /** Ends those of a thread, as Slack does when a person presses Stop; answers which. */
  public List<String> stop(String channel, String root) {
    List<ObjectNode> growing = messages.thread(channel, root).stream().filter(this::open).toList();
    growing.forEach(
        m -> {
          end(m, "stopped");
          messages.keep(channel, m);
        });
    return growing.stream().map(m -> Json.text(m, "ts")).toList();
  }
}
