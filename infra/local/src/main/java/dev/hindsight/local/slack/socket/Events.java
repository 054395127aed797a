package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Json;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Delivers Events API events, and again when nobody acknowledges: at once, after 1 and 5 minutes.
 */
public final class Events implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Events.class);
  private static final List<Duration> AGAIN =
      List.of(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(5));
  private static final long TICK_MS = 100;

  private final Deliveries deliveries;
  private final Channels channels;
  private final Set<String> subscriptions;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param subscriptions the event types of the app's manifest; none given sends all
   */
  public Events(Deliveries deliveries, Channels channels, Set<String> subscriptions, Clock clock) {
    this.deliveries = deliveries;
    this.channels = channels;
    this.subscriptions = subscriptions;
    this.clock = clock;
  }

  /** Delivers in the background, if the app subscribed to this kind. */
  public void send(ObjectNode event) {
    String subscription = subscription(event);
    // messages of channels go only to those who ask for them
    boolean all = subscriptions.isEmpty() && !subscription.matches("message\\.(channels|groups)");
    if (!all && !subscriptions.contains(subscription)) {
      return;
    }
    ObjectNode payload = envelope(event);
    threads.execute(() -> deliver(payload));
  }

  private void deliver(ObjectNode payload) {
    try {
      Delivered first = deliveries.send("events_api", 0, "", payload);
      for (int attempt = 1; again(first) && attempt <= AGAIN.size(); attempt++) {
        waitUntil(clock.instant().plus(AGAIN.get(attempt - 1)));
        String reason = reason(first.outcome());
        first = deliveries.send("events_api", attempt, reason, payload);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.error("An event was not delivered", e);
    }
  }

  private static boolean again(Delivered last) {
    return !last.acknowledged() && !last.noRetry();
  }

  private static String reason(Delivered.Outcome outcome) {
    return switch (outcome) {
      case UNANSWERED -> "timeout";
      case REFUSED -> "http_error";
      case NOT_CONNECTED, ACKNOWLEDGED -> "connection_failed";
    };
  }

  // by the given clock, which in tests is not the wall's
  private void waitUntil(Instant due) throws InterruptedException {
    while (clock.instant().isBefore(due)) {
      Thread.sleep(TICK_MS);
    }
  }

  private static String subscription(ObjectNode event) {
    String type = Json.text(event, "type");
    if (!type.equals("message")) {
      return type;
    }
    return switch (Json.text(event, "channel_type")) {
      case "channel" -> "message.channels";
      case "group" -> "message.groups";
      default -> "message.im";
    };
  }

  private boolean shared(ObjectNode event) {
    return channels.find(Json.text(event, "channel")).filter(Channel::shared).isPresent();
  }

  private ObjectNode envelope(ObjectNode event) {
    ObjectNode payload = Json.object("token", "practice", "team_id", Workspace.TEAM);
    payload.put("api_app_id", Workspace.APP).put("type", "event_callback");
    payload.put("event_id", "Ev" + UUID.randomUUID().toString().replace("-", "").substring(0, 10));
    payload
        .put("event_time", clock.instant().getEpochSecond())
        .put("is_ext_shared_channel", shared(event));
    payload.set("event", event);
    ObjectNode who = payload.putArray("authorizations").addObject();
    who.putNull("enterprise_id").put("team_id", Workspace.TEAM).put("user_id", Workspace.BOT_USER);
    who.put("is_bot", true).put("is_enterprise_install", false);
    return payload;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
