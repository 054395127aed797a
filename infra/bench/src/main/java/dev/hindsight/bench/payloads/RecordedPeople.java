package dev.hindsight.bench.payloads;

import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Person;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Who acts in recorded requests comes to the local Slack as a stranger, to be answered. */
final class RecordedPeople {
  private RecordedPeople() {}

  static void comeTo(LocalSlack slack, List<Recorded> recorded) {
    Map<String, String> teams = new LinkedHashMap<>();
    recorded.stream()
        .filter(Recorded::isRequest)
        .flatMap(one -> one.byHttp().stream())
        .forEach(one -> teams.putIfAbsent(person(one.decoded()), team(one.decoded())));
    teams.keySet().removeIf(id -> !id.matches("[UW][A-Z0-9]{2,}"));
    int number = 0;
    for (Map.Entry<String, String> one : teams.entrySet()) {
      String name = "recorded-" + ++number;
      Person stranger = Person.of(one.getKey(), name, name, "stranger", Person.Kind.STRANGER);
      slack.put(stranger.from(one.getValue()));
    }
  }

  private static String person(JsonNode request) {
    return first(request, "/user_id", "/user/id", "/event/user");
  }

  private static String team(JsonNode request) {
    return first(request, "/user/team_id", "/team_id", "/team/id");
  }

  private static String first(JsonNode request, String... places) {
    for (String place : places) {
      String text = request.at(place).asString("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }
}
