package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.UserGroup;
import dev.hindsight.local.slack.store.UserGroups;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Finds whom a message would notify; in doubt it says they would be. */
public final class Mentions {
  private static final Pattern ACTIVE =
      Pattern.compile(
          "<(?:@([UW][A-Z0-9]+)|!subteam\\^(S[A-Z0-9]+)|!(here|channel|everyone))(?:\\|[^>]*)?>");
  private static final Pattern BARE = Pattern.compile("(?<![\\w@.])@([a-z][a-z0-9-]*)");

  private final Set<String> found = new LinkedHashSet<>();

  private final People people;
  private final UserGroups groups;

  private Mentions(People people, UserGroups groups) {
    this.people = people;
    this.groups = groups;
  }

  /** User ids, user group ids, and here, channel, everyone. */
  public static Set<String> in(JsonNode message, People people, UserGroups groups) {
    Mentions mentions = new Mentions(people, groups);
    mentions.active(Json.text(message, "text"));
    mentions.walk(message.path("blocks"));
    return mentions.found;
  }

  private void walk(JsonNode node) {
    switch (Json.text(node, "type")) {
      case "mrkdwn" -> {
        active(Json.text(node, "text"));
        if (!node.path("verbatim").asBoolean(false)) {
          bare(Json.text(node, "text"));
        }
      }
      case "markdown" -> active(Json.text(node, "text"));
      case "user" -> found.add(Json.text(node, "user_id"));
      case "usergroup" -> found.add(Json.text(node, "usergroup_id"));
      case "broadcast" -> found.add(Json.text(node, "range"));
      default -> node.forEach(this::walk);
    }
  }

  private void active(String text) {
    ACTIVE
        .matcher(text)
        .results()
        .forEach(
            m -> {
              for (int group = 1; group <= 3; group++) {
                if (m.group(group) != null) {
                  found.add(m.group(group));
                }
              }
            });
  }

  // in a mrkdwn text object that is not verbatim Slack also reads plain @names
  private void bare(String text) {
    BARE.matcher(text)
        .results()
        .map(m -> m.group(1))
        .forEach(
            name -> {
              if (Set.of("here", "channel", "everyone").contains(name)) {
                found.add(name);
              } else {
                people
                    .find(name)
                    .map(Person::id)
                    .or(() -> groups.find(name).map(UserGroup::id))
                    .ifPresent(found::add);
              }
            });
  }
}
