package dev.hindsight.local.slack.api;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which scope a method needs, and what the app was given. */
final class Scopes {
  private static final List<String> GIVEN =
      List.of(
          "commands",
          "chat:write",
          "app_mentions:read",
          "assistant:write",
          "im:history",
          "im:write",
          "users:read",
          "users:read.email",
          "usergroups:read",
          "channels:read",
          "groups:read",
          "channels:history",
          "groups:history",
          "channels:join",
          "files:read",
          "files:write",
          "reactions:write",
          "metadata.message:read");

  /** By method or by the first words of its name; the longest decides. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("chat.", "chat:write"),
          Map.entry("chat.getPermalink", ""),
          Map.entry("chat.unfurl", "links:write"),
          Map.entry("users.", "users:read"),
          Map.entry("users.lookupByEmail", "users:read.email"),
          Map.entry("usergroups.", "usergroups:read"),
          Map.entry("conversations.", "channels:read"),
          Map.entry("conversations.history", "channels:history"),
          Map.entry("conversations.replies", "channels:history"),
          Map.entry("conversations.join", "channels:join"),
          Map.entry("conversations.open", "im:write"),
          Map.entry("files.", "files:write"),
          Map.entry("files.info", "files:read"),
          Map.entry("reactions.", "reactions:write"),
          Map.entry("bots.", "users:read"));

  private Scopes() {}

  /** As Slack reports them in a header. */
  static String header(Set<String> removed) {
    return given(removed).collect(Collectors.joining(","));
  }

  private static Stream<String> given(Set<String> removed) {
    return GIVEN.stream().filter(s -> !removed.contains(s));
  }

  /** The scope the method needs and the app was deprived of. */
  static Optional<String> missing(String method, Set<String> removed) {
    return NEEDED.entrySet().stream()
        .filter(e -> method.startsWith(e.getKey()))
        .max(Comparator.comparingInt(e -> e.getKey().length()))
        .map(Map.Entry::getValue)
        .filter(removed::contains);
  }
}
