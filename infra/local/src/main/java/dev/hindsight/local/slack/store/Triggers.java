package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The right to open a modal in front of someone who just acted: three seconds, once. */
public final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /**
   * Who acted.
   *
   * @param user the person
   * @param fromModal whether the act was in a modal, which allows a push
   */
  public record Actor(String user, boolean fromModal) {}

  private record Trigger(Actor actor, Instant made, boolean used) {}

  private final Clock clock;
  private final Map<String, Trigger> all = new ConcurrentHashMap<>();

  public Triggers(Clock clock) {
    this.clock = clock;
  }

  public String issue(Actor actor) {
    Instant now = clock.instant();
    all.values().removeIf(t -> now.isAfter(t.made().plus(REMEMBERED)));
    String id = "1." + Workspace.TEAM + "." + UUID.randomUUID().toString().replace("-", "");
    all.put(id, new Trigger(actor, now, false));
    return id;
  }

  /**
   * Uses the trigger up.
   *
   * @throws SlackError invalid_trigger_id, expired_trigger_id or exchanged_trigger_id
   */
  public synchronized Actor use(String id) {
    Trigger trigger = all.get(id);
    if (trigger == null) {
      throw new SlackError("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new SlackError("exchanged_trigger_id");
    }
    if (clock.instant().isAfter(trigger.made().plus(LIFE))) {
      throw new SlackError("expired_trigger_id");
    }
    all.put(id, new Trigger(trigger.actor(), trigger.made(), true));
    return trigger.actor();
  }
}
