package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.store.Channel;
import dev.hindsight.local.slack.store.Channels;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.UserGroups;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person types into what Slack sends: escaped, with names resolved. */
final class Typed {
  private static final Pattern NAME = Pattern.compile("(?<![\\w<])([@#])([a-z][a-z0-9-]*)");
  private final Channels channels;
  private final People people;
  private final UserGroups groups;

  Typed(Channels channels, People people, UserGroups groups) {
    this.channels = channels;
    this.people = people;
    this.groups = groups;
  }

  /** Escaped text; names become {@code <@U...>}, with {@code |name} when labels are wanted. */
  String read(String text, boolean labels) {
    String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    return NAME.matcher(escaped)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    resolve(m.group(1), m.group(2), labels).orElse(m.group())));
  }

  private Optional<String> resolve(String sign, String name, boolean labels) {
    String label = labels ? "|" + name : "";
    if (sign.equals("#")) {
      return channels.find("#" + name).map(Channel::id).map(id -> "<#" + id + "|" + name + ">");
    }
    return people
        .find(name)
        .map(p -> "<@" + p.id() + label + ">")
        .or(() -> groups.find(name).map(g -> "<!subteam^" + g.id() + "|@" + name + ">"));
  }
}
