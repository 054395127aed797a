package dev.hindsight.local.slack;

import dev.hindsight.local.slack.store.Json;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as tests look at it.
 *
 * @param ts timestamp, its id within the channel
 * @param threadTs the root's timestamp when this is in a thread
 * @param user who wrote it
 * @param text the plain text that screen readers and notifications use
 * @param blocks Block Kit, a missing node when there is none
 * @param metadata a missing node when there is none
 * @param json all of it
 */
public record Message(
    String ts,
    Optional<String> threadTs,
    String user,
    String text,
    JsonNode blocks,
    JsonNode metadata,
    ObjectNode json) {

  static Message of(ObjectNode json) {
    return new Message(
        Json.text(json, "ts"),
        Optional.of(Json.text(json, "thread_ts")).filter(t -> !t.isEmpty()),
        Json.text(json, "user"),
        Json.text(json, "text"),
        json.path("blocks"),
        json.path("metadata"),
        json);
  }

  /** Whether the text, blocks and all, contains this. */
  public boolean contains(String part) {
    return text.contains(part) || blocks.toString().contains(part);
  }
}
