package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Scheduled;
import dev.hindsight.local.slack.store.SlackError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Messages for later: chat.scheduleMessage and its neighbours. */
final class ScheduledMethods {
  private static final Duration FURTHEST = Duration.ofDays(120);
  private final Scheduled scheduled;
  private final Access access;
  private final Posts posts;
  private final Clock clock;

  ScheduledMethods(Scheduled scheduled, Access access, Posts posts, Clock clock) {
    this.scheduled = scheduled;
    this.access = access;
    this.posts = posts;
    this.clock = clock;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.scheduleMessage", this::schedule,
        "chat.deleteScheduledMessage", this::delete,
        "chat.scheduledMessages.list", this::list);
  }

  private ObjectNode schedule(Call call) {
    Channel channel = access.open(call.required("channel"));
    Instant at = at(call.required("post_at"));
    ObjectNode draft = posts.draft(call);
    if (!call.text("thread_ts").isEmpty()) {
      draft.put("thread_ts", access.root(channel, call.text("thread_ts")));
    }
    String id = scheduled.add(channel.id(), at, draft);
    ObjectNode answer = Json.object("channel", channel.id(), "scheduled_message_id", id);
    answer.put("post_at", at.getEpochSecond());
    answer.set("message", draft);
    return answer;
  }

  private Instant at(String seconds) {
    if (!seconds.matches("\\d{1,11}")) {
      throw new SlackError("invalid_time");
    }
    Instant at = Instant.ofEpochSecond(Long.parseLong(seconds));
    if (!at.isAfter(clock.instant())) {
      throw new SlackError("time_in_past");
    }
    if (at.isAfter(clock.instant().plus(FURTHEST))) {
      throw new SlackError("time_too_far");
    }
    return at;
  }

  private ObjectNode delete(Call call) {
    Channel channel = access.joined(call.required("channel"));
    if (!scheduled.remove(channel.id(), call.required("scheduled_message_id"))) {
      throw new SlackError("invalid_scheduled_message_id");
    }
    return Json.object();
  }

  private ObjectNode list(Call call) {
    List<ObjectNode> rows =
        scheduled.all().stream()
            .filter(m -> !call.has("channel") || m.channel().equals(call.text("channel")))
            .map(
                m -> {
                  ObjectNode row = Json.object("id", m.id(), "channel_id", m.channel());
                  row.put("post_at", m.at().getEpochSecond()).put("date_created", 0);
                  return row.put("text", Json.text(m.draft(), "text"));
                })
            .toList();
    return Paging.page(call, "scheduled_messages", rows);
  }
}
