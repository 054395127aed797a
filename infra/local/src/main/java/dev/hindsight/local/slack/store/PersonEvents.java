package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** What Slack says when a person comes or changes. */
final class PersonEvents {
  private PersonEvents() {}

  static List<ObjectNode> between(Optional<Person> before, Person after, Instant now) {
    if (before.filter(after::equals).isPresent()) {
      return List.of();
    }
    ObjectNode event = Json.object("type", before.isEmpty() ? "team_join" : "user_change");
    event.set("user", Described.user(after, now));
    return List.of(event);
  }
}
