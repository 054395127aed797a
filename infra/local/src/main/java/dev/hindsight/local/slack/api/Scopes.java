package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which scopes a call needs: by its method, and of conversations by their kind too. */
final class Scopes {

  /** By method or by the first words of its name; the longest decides. */
  private static final Map<String, String> NEEDED =
      Map.ofEntries(
          Map.entry("agents.sessions.", "assistant:write"),
          Map.entry("assistant.threads.", "assistant:write"),
          Map.entry("assistant.threads.setStatus", "chat:write"),
          Map.entry("chat.", "chat:write"),
          Map.entry("chat.getPermalink", ""),
          Map.entry("chat.unfurl", "links:write"),
          Map.entry("conversations.join", "channels:join"),
          Map.entry("conversations.open", "im:write"),
          Map.entry("emoji.", "emoji:read"),
          Map.entry("files.", "files:write"),
          Map.entry("files.info", "files:read"),
          Map.entry("reactions.", "reactions:write"),
          Map.entry("bots.", "users:read"),
          Map.entry("team.", "team:read"),
          Map.entry("users.", "users:read"),
          Map.entry("users.lookupByEmail", "users:read.email"),
          Map.entry("usergroups.", "usergroups:read"));

  private static final Set<String> READING =
      Set.of("conversations.info", "conversations.members", "conversations.list");
  private static final Set<String> HISTORY =
      Set.of("conversations.history", "conversations.replies");

  /** All that something here, or an event, needs. */
  static final Set<String> ALL =
      Stream.concat(
              NEEDED.values().stream().filter(scope -> !scope.isEmpty()),
              Stream.of(
                  "app_mentions:read",
                  "channels:history",
                  "channels:manage",
                  "channels:read",
                  "commands",
                  "groups:history",
                  "groups:read",
                  "groups:write",
                  "im:history",
                  "im:read",
                  "mpim:read",
                  "metadata.message:read"))
          .collect(Collectors.toUnmodifiableSet());

  private Scopes() {}

  /** Every one of them. */
  static Set<String> needed(Call call, Channels channels) {
    String method = call.method();
    String longest =
        NEEDED.keySet().stream()
            .filter(method::startsWith)
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    if (longest.isEmpty() && method.startsWith("conversations.")) {
      return kinds(call, channels).map(kind -> of(kind, method)).collect(Collectors.toSet());
    }
    String scope = NEEDED.getOrDefault(longest, "");
    return scope.isEmpty() ? Set.of() : Set.of(scope);
  }

  private static String of(String kind, String method) {
    if (READING.contains(method)) {
      return kind + ":read";
    }
    if (HISTORY.contains(method)) {
      return kind + ":history";
    }
    return kind.equals("channels") ? "channels:manage" : kind + ":write";
  }

  private static Stream<String> kinds(Call call, Channels channels) {
    if (call.has("types")) {
      return Arrays.stream(call.text("types").split(",", -1)).map(Scopes::kind);
    }
    if (call.flag("is_private")) {
      return Stream.of("groups");
    }
    return Stream.of(channels.find(call.text("channel")).map(Scopes::kind).orElse("channels"));
  }

  private static String kind(String type) {
    return switch (type.strip()) {
      case "private_channel" -> "groups";
      case "public_channel" -> "channels";
      case String direct -> direct;
    };
  }

  private static String kind(Channel channel) {
    if (channel.direct()) {
      return "im";
    }
    return channel.closed() ? "groups" : "channels";
  }
}
