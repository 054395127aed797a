package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chat.* methods. */
final class ChatMethods {
  private final Store store;
  private final Access access;
  private final Posts posts;
  private final PostRate rate;
  private final Supplier<String> pageUrl;

  ChatMethods(Store store, Access access, Posts posts, PostRate rate, Supplier<String> pageUrl) {
    this.store = store;
    this.access = access;
    this.posts = posts;
    this.rate = rate;
    this.pageUrl = pageUrl;
  }

  Map<String, Method> all() {
    return Map.of(
        "chat.postMessage", this::post,
        "chat.update", this::update,
        "chat.delete", this::delete,
        "chat.postEphemeral", this::ephemeral,
        "chat.unfurl", this::unfurl,
        "chat.getPermalink", this::permalink);
  }

  private ObjectNode post(Call call) {
    Channel channel = access.open(call.required("channel"));
    rate.take(channel.id());
    ObjectNode draft = posts.draft(call);
    if (!call.text("thread_ts").isEmpty()) {
      draft.put("thread_ts", access.openRoot(channel, call.text("thread_ts")));
      if (call.flag("reply_broadcast")) {
        draft.put("subtype", "thread_broadcast");
      }
    }
    return answer(channel, posts.publish(channel.id(), draft));
  }

  private ObjectNode update(Call call) {
    Channel channel = frozen(access.channel(call.required("channel")));
    ObjectNode old = own(channel, call.required("ts"), "cant_update_message");
    access.openRoot(channel, call.required("ts"));
    if (store.streams().open(old)) {
      throw new SlackError("streaming_state_conflict");
    }
    ObjectNode changed = posts.changed(old, call);
    ObjectNode answer = answer(channel, store.messages().keep(channel.id(), changed));
    return answer.put("text", Json.text(changed, "text"));
  }

  private static Channel frozen(Channel channel) {
    if (channel.archived()) {
      throw new SlackError("is_inactive");
    }
    return channel;
  }

  private ObjectNode delete(Call call) {
    Channel channel = frozen(access.channel(call.required("channel")));
    String ts = call.required("ts");
    own(channel, ts, "cant_delete_message");
    store.messages().remove(channel.id(), ts);
    return Json.object("channel", channel.id(), "ts", ts);
  }

  private ObjectNode own(Channel channel, String ts, String refusal) {
    ObjectNode message = access.message(channel, ts);
    if (!Json.text(message, "user").equals(Workspace.BOT_USER)) {
      throw new SlackError(refusal);
    }
    return message;
  }

  private ObjectNode ephemeral(Call call) {
    Channel channel = access.open(call.required("channel"));
    String user = call.required("user");
    if (!channel.members().contains(user)) {
      throw new SlackError("user_not_in_channel");
    }
    ObjectNode draft = posts.draft(call);
    if (!call.text("thread_ts").isEmpty()) {
      draft.put("thread_ts", access.openRoot(channel, call.text("thread_ts")));
    }
    return Json.object("message_ts", store.ephemerals().add(user, channel.id(), draft));
  }

  private ObjectNode unfurl(Call call) {
    Channel channel = access.open(call.required("channel"));
    ObjectNode message = access.message(channel, call.required("ts"));
    call.required("unfurls");
    JsonNode unfurls =
        call.json("unfurls", "cannot_parse_attachment")
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new SlackError("cannot_parse_attachment"));
    for (String url : unfurls.propertyNames()) {
      if (!Json.text(message, "text").contains(url)) {
        throw new SlackError("cannot_unfurl_url");
      }
      message.withArray("attachments").add(unfurls.path(url));
    }
    store.messages().keep(channel.id(), message);
    return Json.object();
  }

  private ObjectNode permalink(Call call) {
    Channel channel = access.channel(call.required("channel"));
    ObjectNode message = access.message(channel, call.required("message_ts"));
    String ts = Json.text(message, "ts");
    String root = Json.text(message, "thread_ts");
    String link = pageUrl.get() + "archives/" + channel.id() + "/p" + ts.replace(".", "");
    boolean reply = !root.isEmpty() && !root.equals(ts);
    return Json.object(
        "channel", channel.id(), "permalink", reply ? link + "?thread_ts=" + root : link);
  }

  private static ObjectNode answer(Channel channel, ObjectNode message) {
    ObjectNode answer = Json.object("channel", channel.id(), "ts", Json.text(message, "ts"));
    answer.set("message", message);
    return answer;
  }
}
