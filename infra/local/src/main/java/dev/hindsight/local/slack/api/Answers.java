package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Ephemerals.Ephemeral;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.ResponseUrls.Origin;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What an app says in answer to a command or click: in the acknowledgement or by response URL. */
public final class Answers {
  private final Store store;
  private final Posts posts;

  public Answers(Store store, Posts posts) {
    this.store = store;
    this.posts = posts;
  }

  /**
   * Shows the answer where its kind says: to the one person, to the channel, in place of the
   * message acted on, or by removing that message.
   *
   * @throws SlackError when Slack would refuse the content
   */
  public void give(Origin origin, ObjectNode body) {
    Call call = Call.of("response_url", body, "");
    if (call.flag("delete_original")) {
      delete(origin);
    } else if (call.flag("replace_original") && !origin.ts().isEmpty()) {
      replace(origin, call);
    } else {
      say(origin, call);
    }
  }

  private void say(Origin origin, Call call) {
    ObjectNode draft = posts.draft(call);
    if (!call.text("thread_ts").isEmpty()) {
      draft.put("thread_ts", call.text("thread_ts"));
    }
    if (call.text("response_type").equals("in_channel")) {
      posts.publish(origin.channel(), draft);
    } else {
      store.ephemerals().add(origin.user(), origin.channel(), draft);
    }
  }

  private void replace(Origin origin, Call call) {
    if (origin.ephemeral()) {
      ObjectNode draft = posts.draft(call);
      ephemeral(origin).ifPresent(e -> store.ephemerals().replace(e, inSameThread(e, draft)));
      return;
    }
    ObjectNode old =
        store
            .messages()
            .find(origin.channel(), origin.ts())
            .orElseThrow(() -> new SlackError("message_not_found"));
    store.messages().keep(origin.channel(), posts.changed(old, call));
  }

  private static ObjectNode inSameThread(Ephemeral old, ObjectNode draft) {
    String root = Json.text(old.message(), "thread_ts");
    return root.isEmpty() ? draft : draft.put("thread_ts", root);
  }

  private void delete(Origin origin) {
    if (origin.ephemeral()) {
      ephemeral(origin).ifPresent(store.ephemerals()::remove);
    } else if (!origin.ts().isEmpty()) {
      store.messages().remove(origin.channel(), origin.ts());
    }
  }

  private Optional<Ephemeral> ephemeral(Origin origin) {
    return store.ephemerals().find(origin.user(), origin.ts());
  }
}
