package dev.hindsight.local.slack.store;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the agent's pane shows around its messages: status, title, prompts; lost with the process.
 */
public final class Sessions {
  private static final Duration STATUS_LIFE = Duration.ofMinutes(2);

  /** How a session stands. */
  public enum State {
    ACTIVE,
    PROCESSING,
    SUSPENDED,
    CLOSED;

    /**
     * Reads Slack's word.
     *
     * @throws SlackError invalid_arguments
     */
    public static State of(String word) {
      for (State state : values()) {
        if (state.word().equals(word)) {
          return state;
        }
      }
      throw new SlackError("invalid_arguments", List.of("[ERROR] no session status: " + word));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One thread's session.
   *
   * @param status what "is ..." says, empty for nothing
   * @param loading what it says in turn
   * @param since when the status was set
   * @param prompts title and message of each
   */
  record Session(
      State state,
      String status,
      List<String> loading,
      Instant since,
      String title,
      JsonNode prompts) {}

  private final Changes changes;
  private final Clock clock;
  private final Map<String, Session> all = new ConcurrentHashMap<>();

  public Sessions(Changes changes, Clock clock) {
    this.changes = changes;
    this.clock = clock;
  }

  public void status(String channel, String root, String status, List<String> loading) {
    change(
        channel,
        root,
        s -> new Session(s.state, status, loading, clock.instant(), s.title, s.prompts));
  }

  public void become(String channel, String root, State state) {
    change(
        channel, root, s -> new Session(state, s.status, s.loading, s.since, s.title, s.prompts));
  }

  public void title(String channel, String root, String title) {
    change(
        channel, root, s -> new Session(s.state, s.status, s.loading, s.since, title, s.prompts));
  }

  public void prompts(String channel, String root, ArrayNode prompts) {
    change(
        channel, root, s -> new Session(s.state, s.status, s.loading, s.since, s.title, prompts));
  }

  /** The app said something in the thread, so its status goes. */
  public void answered(String channel, String root) {
    if (all.containsKey(channel + "/" + root)) {
      status(channel, root, "", List.of());
    }
  }

  private void change(String channel, String root, UnaryOperator<Session> change) {
    all.compute(
        channel + "/" + root,
        (key, old) ->
            change.apply(
                old == null
                    ? new Session(State.ACTIVE, "", List.of(), Instant.EPOCH, "", Json.array())
                    : old));
    changes.bump();
  }

  void clear() {
    all.clear();
  }

  /** Those of a channel, as JSON. */
  public ArrayNode in(String channel) {
    List<ObjectNode> rows = new ArrayList<>();
    all.forEach(
        (key, session) -> {
          if (key.startsWith(channel + "/")) {
            rows.add(row(key.substring(channel.length() + 1), session));
          }
        });
    return Json.array().addAll(rows);
  }

  private ObjectNode row(String root, Session session) {
    boolean fresh = !clock.instant().isAfter(session.since.plus(STATUS_LIFE));
    ObjectNode row = Json.object("thread_ts", root, "state", session.state.word());
    row.put("status", fresh ? session.status : "").put("title", session.title);
    row.set("loading_messages", Json.tree(fresh ? session.loading : List.of()));
    row.set("prompts", session.prompts);
    return row;
  }
}
