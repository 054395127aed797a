package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Store;
import dev.hindsight.local.slack.store.Switches.Switch;
import dev.hindsight.local.slack.store.Uploads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The files.* methods of the three-step upload. */
final class FileMethods {
  private final Store store;
  private final Access access;
  private final Posts posts;
  private final Clock clock;
  private final Supplier<String> pageUrl;

  FileMethods(Store store, Access access, Posts posts, Clock clock, Supplier<String> pageUrl) {
    this.clock = clock;
    this.store = store;
    this.access = access;
    this.posts = posts;
    this.pageUrl = pageUrl;
  }

  Map<String, Method> all() {
    return Map.of(
        "files.getUploadURLExternal", this::announce,
        "files.completeUploadExternal", this::complete,
        "files.info", this::info,
        "files.delete", this::delete);
  }

  private ObjectNode announce(Call call) {
    store.switches().refuse(Switch.NO_UPLOADS, "file_uploads_disabled");
    ObjectNode info =
        Json.object("name", call.required("filename"), "title", call.text("filename"));
    info.put("filetype", call.text("snippet_type").isEmpty() ? "text" : call.text("snippet_type"));
    info.put("alt_txt", call.text("alt_txt")).put("user", Workspace.BOT_USER);
    call.required("length");
    Uploads.Upload upload =
        store.uploads().announce(info, call.number("length", 1, Integer.MAX_VALUE));
    return Json.object(
        "upload_url", pageUrl.get() + "upload/" + upload.id(), "file_id", upload.id());
  }

  private ObjectNode complete(Call call) {
    store.switches().refuse(Switch.NO_UPLOADS, "file_uploads_disabled");
    call.required("files");
    List<Uploads.Upload> uploads =
        call.json("files", "invalid_arguments")
            .orElseThrow(() -> new SlackError("invalid_arguments"))
            .valueStream()
            .map(this::uploaded)
            .toList();
    String target = call.has("channel_id") ? call.text("channel_id") : call.text("channels");
    ObjectNode answer = Json.object();
    ArrayNode files = answer.putArray("files");
    if (target.isEmpty()) {
      uploads.forEach(u -> files.add(finished(u)));
    } else {
      Channel channel = access.open(target);
      String root =
          call.text("thread_ts").isEmpty() ? "" : access.openRoot(channel, call.text("thread_ts"));
      uploads.forEach(u -> files.add(finished(u)));
      share(channel, root, call.text("initial_comment"), files);
    }
    return answer;
  }

  private Uploads.Upload uploaded(JsonNode row) {
    Uploads.Upload upload = found(Json.text(row, "id"));
    if (upload.content().length == 0) {
      throw new SlackError("file_not_found");
    }
    if (row.hasNonNull("title")) {
      upload.info().put("title", Json.text(row, "title"));
    }
    return upload;
  }

  private ObjectNode finished(Uploads.Upload upload) {
    ObjectNode info = upload.info().deepCopy();
    info.put("size", upload.content().length).put("mimetype", "text/plain").put("mode", "snippet");
    info.put("url_private", pageUrl.get() + "files/" + upload.id());
    info.put("permalink", pageUrl.get() + "files/" + upload.id());
    store.uploads().complete(upload, info);
    return info;
  }

  private void share(Channel channel, String root, String comment, ArrayNode files) {
    ObjectNode message = posts.author(Json.object("type", "message", "text", comment));
    message.put("upload", true);
    message.set("files", files.deepCopy());
    if (!root.isEmpty()) {
      message.put("thread_ts", root);
    }
    // as in Slack the message comes a moment after the answer
    store.scheduled().add(channel.id(), clock.instant(), message);
  }

  private ObjectNode delete(Call call) {
    Uploads.Upload upload = found(call.required("file"));
    store.uploads().remove(upload);
    return Json.object();
  }

  private ObjectNode info(Call call) {
    ObjectNode answer = Json.object();
    answer.set("file", found(call.required("file")).info());
    return answer;
  }

  private Uploads.Upload found(String id) {
    return store.uploads().find(id).orElseThrow(() -> new SlackError("file_not_found"));
  }
}
