package dev.hindsight.local.slack.store;

import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files: announced, uploaded, then completed; only completed ones survive a restart. */
public final class Uploads {
  private static final String KEY = "file/";

  /** A file on its way or there. */
  public static final class Upload {
    private final String id;
    private final ObjectNode info;
    private final long length;
    private final byte[] content;
    private final boolean complete;

    private Upload(String id, ObjectNode info, long length, byte[] content, boolean complete) {
      this.id = id;
      this.info = info;
      this.length = length;
      this.content = content;
      this.complete = complete;
    }

    public String id() {
      return id;
    }

    /** Slack's JSON. */
    public ObjectNode info() {
      return info;
    }

    /** The announced size in bytes. */
    public long length() {
      return length;
    }

    /** The bytes, none until uploaded. */
    public byte[] content() {
      return content.clone();
    }

    public boolean complete() {
      return complete;
    }
  }

  private final StateFile file;
  private final Map<String, Upload> all = new ConcurrentHashMap<>();

  public Uploads(StateFile file) {
    this.file = file;
    load(file.entries());
  }

  /** Takes what is kept instead of all there is. */
  void load(Map<String, ObjectNode> entries) {
    all.clear();
    entries.forEach(this::restore);
  }

  private void restore(String key, ObjectNode value) {
    if (key.startsWith(KEY) && value.get("info") instanceof ObjectNode info) {
      byte[] content = Base64.getDecoder().decode(Json.text(value, "content"));
      String id = key.substring(KEY.length());
      all.put(id, new Upload(id, info, content.length, content, true));
    }
  }

  public Upload announce(ObjectNode info, long length) {
    String id =
        "F"
            + UUID.randomUUID()
                .toString()
                .replace("-", "")
                .substring(0, 10)
                .toUpperCase(Locale.ROOT);
    info.put("id", id);
    Upload upload = new Upload(id, info, length, new byte[0], false);
    all.put(id, upload);
    return upload;
  }

  public Optional<Upload> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  public void content(Upload u, byte[] content) {
    all.put(u.id(), new Upload(u.id(), u.info(), u.length(), content, false));
  }

  /** Forgets a file. */
  public void remove(Upload u) {
    file.remove(KEY + u.id());
    all.remove(u.id());
  }

  /** Notes where a posted message shares its files. */
  public void shared(String channel, ObjectNode message) {
    for (JsonNode row : message.path("files")) {
      find(Json.text(row, "id"))
          .ifPresent(
              upload -> {
                ObjectNode info = upload.info().deepCopy();
                info.withObject("shares")
                    .withObject("public")
                    .withArray(channel)
                    .addObject()
                    .put("ts", Json.text(message, "ts"))
                    .put("thread_ts", Json.text(message, "thread_ts"));
                complete(upload, info);
              });
    }
  }

  /** Keeps the file for good with its final description. */
  public void complete(Upload u, ObjectNode info) {
    ObjectNode kept = Json.object("content", Base64.getEncoder().encodeToString(u.content()));
    kept.set("info", info);
    file.put(KEY + u.id(), kept);
    all.put(u.id(), new Upload(u.id(), info, u.length(), u.content(), true));
  }
}
