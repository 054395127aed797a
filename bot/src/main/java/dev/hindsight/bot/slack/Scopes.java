package dev.hindsight.bot.slack;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The rights that the bot asks a workspace for, and nothing beyond. */
final class Scopes {

  // a channel may be public or private, and our mark on a message is metadata
  private static final List<String> MESSAGES =
      List.of("channels:history", "groups:history", "im:history", "metadata.message:read");

  /** What each method of Slack's that is called takes. */
  static final Map<String, List<String>> OF_METHOD =
      Map.ofEntries(
          Map.entry("agents.sessions.setStatus", List.of("assistant:write")),
          Map.entry("assistant.threads.setStatus", List.of("chat:write")),
          Map.entry("assistant.threads.setSuggestedPrompts", List.of("assistant:write")),
          Map.entry("chat.appendStream", List.of("chat:write")),
          Map.entry("chat.startStream", List.of("chat:write")),
          Map.entry("chat.stopStream", List.of("chat:write")),
          Map.entry("apps.connections.open", List.of()),
          Map.entry("auth.test", List.of()),
          Map.entry("chat.delete", List.of("chat:write")),
          Map.entry("chat.getPermalink", List.of()),
          Map.entry("chat.postEphemeral", List.of("chat:write")),
          Map.entry("chat.postMessage", List.of("chat:write")),
          Map.entry("chat.update", List.of("chat:write")),
          Map.entry("conversations.history", MESSAGES),
          Map.entry("conversations.info", List.of("channels:read", "groups:read")),
          Map.entry("conversations.members", List.of("channels:read", "groups:read")),
          Map.entry("conversations.open", List.of("im:write")),
          Map.entry("conversations.replies", MESSAGES),
          Map.entry("files.completeUploadExternal", List.of("files:write")),
          Map.entry("files.delete", List.of("files:write")),
          Map.entry("files.getUploadURLExternal", List.of("files:write")),
          Map.entry("files.info", List.of("files:read")),
          Map.entry("usergroups.users.list", List.of("usergroups:read")),
          Map.entry("users.info", List.of("users:read")),
          Map.entry("views.open", List.of()),
          Map.entry("views.publish", List.of()),
          Map.entry("views.push", List.of()),
          Map.entry("views.update", List.of()));

  private Scopes() {}

  /** All, in alphabetical order. */
  static List<String> all() {
    return List.copyOf(
        new TreeSet<>(
            Stream.concat(RouteTable.scopes(), OF_METHOD.values().stream().flatMap(List::stream))
                .toList()));
  }
}
