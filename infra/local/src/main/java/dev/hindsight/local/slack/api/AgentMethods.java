package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.Sessions;
import dev.hindsight.local.slack.store.SlackError;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The assistant.threads.* and agents.sessions.* methods. */
final class AgentMethods {
  private static final int PROMPTS = 4;
  private static final int LOADING = 10;
  private static final int TITLE = 200;
  private final Sessions sessions;
  private final Access access;
  private final boolean stoppable;

  /**
   * @param stoppable whether the app hears of the Stop button
   */
  AgentMethods(Sessions sessions, Access access, boolean stoppable) {
    this.sessions = sessions;
    this.access = access;
    this.stoppable = stoppable;
  }

  Map<String, Method> all() {
    return Map.of(
        "assistant.threads.setStatus", this::status,
        "assistant.threads.setSuggestedPrompts", this::prompts,
        "assistant.threads.setTitle", this::title,
        "agents.sessions.setStatus", this::state,
        "agents.sessions.rename", this::title);
  }

  private ObjectNode status(Call call) {
    Channel channel = access.joined(call.required("channel_id"));
    String root = access.root(channel, call.required("thread_ts"));
    List<String> loading = loading(call);
    if (loading.size() > LOADING) {
      throw invalid("no more than " + LOADING + " loading_messages");
    }
    sessions.status(channel.id(), root, call.text("status"), loading);
    return Json.object();
  }

  // a JSON array, or joined with commas as the SDK for Java does
  private static List<String> loading(Call call) {
    String text = call.text("loading_messages");
    if (text.startsWith("[")) {
      return call.json("loading_messages", "invalid_arguments")
          .orElseGet(Json::array)
          .valueStream()
          .map(m -> m.asString(""))
          .toList();
    }
    return Stream.of(text.split(",")).map(String::strip).filter(m -> !m.isEmpty()).toList();
  }

  private ObjectNode prompts(Call call) {
    Channel channel = access.joined(call.required("channel_id"));
    String thread = call.text("thread_ts");
    String root = thread.isEmpty() ? "" : access.root(channel, thread);
    call.required("prompts");
    JsonNode given =
        call.json("prompts", "invalid_arguments").orElseThrow(() -> invalid("no prompts"));
    if (!(given instanceof ArrayNode prompts) || prompts.isEmpty() || prompts.size() > PROMPTS) {
      throw invalid("prompts must be 1 to " + PROMPTS);
    }
    for (JsonNode prompt : prompts) {
      if (Json.text(prompt, "title").isEmpty() || Json.text(prompt, "message").isEmpty()) {
        throw invalid("a prompt has a title and a message");
      }
    }
    sessions.prompts(channel.id(), root, prompts);
    return Json.object();
  }

  private ObjectNode title(Call call) {
    Channel channel = access.joined(call.required("channel_id"));
    String root = access.root(channel, call.required("thread_ts"));
    String title = call.required("title");
    if (title.length() > TITLE) {
      throw invalid("title must be less than " + (TITLE + 1) + " characters");
    }
    sessions.title(channel.id(), root, title);
    return Json.object();
  }

  private ObjectNode state(Call call) {
    Channel channel = access.joined(call.required("channel_id"));
    String root = access.root(channel, call.required("thread_ts"));
    sessions.become(channel.id(), root, Sessions.State.of(call.required("status")));
    ObjectNode answer = Json.object();
    return stoppable
        ? answer
        : answer.put("warning", "missing_agent_session_stopped_event_subscription");
  }

  private static SlackError invalid(String what) {
    return new SlackError("invalid_arguments", List.of("[ERROR] " + what));
  }
}
