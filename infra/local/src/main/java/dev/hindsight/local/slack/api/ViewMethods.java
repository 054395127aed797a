package dev.hindsight.local.slack.api;

import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.People;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Triggers;
import dev.hindsight.local.slack.store.Views;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The views.* methods. */
final class ViewMethods {
  private final Views views;
  private final People people;
  private final Triggers triggers;

  ViewMethods(Views views, People people, Triggers triggers) {
    this.views = views;
    this.people = people;
    this.triggers = triggers;
  }

  Map<String, Method> all() {
    return Map.of(
        "views.open", this::open,
        "views.push", this::push,
        "views.update", this::update,
        "views.publish", this::publish);
  }

  private ObjectNode open(Call call) {
    ObjectNode view = view(call, "modal");
    return answer(views.open(triggers.use(call.required("trigger_id")).user(), view));
  }

  private ObjectNode push(Call call) {
    ObjectNode view = view(call, "modal");
    Triggers.Actor actor = triggers.use(call.required("trigger_id"));
    if (!actor.fromModal()) {
      throw new SlackError("invalid_trigger_id");
    }
    return answer(views.push(actor.user(), view));
  }

  private ObjectNode update(Call call) {
    ObjectNode view = view(call, "modal");
    String id = call.text("view_id");
    if (id.isEmpty()) {
      id =
          views
              .findExternal(call.required("external_id"))
              .orElseThrow(() -> new SlackError("not_found"))
              .id();
    }
    return answer(views.update(id, call.text("hash"), view));
  }

  private ObjectNode publish(Call call) {
    String user = call.required("user_id");
    if (people.humans().stream().noneMatch(p -> p.id().equals(user) && !p.deleted())) {
      throw new SlackError("user_not_found");
    }
    return answer(views.publish(user, call.text("hash"), view(call, "home")));
  }

  private static ObjectNode view(Call call, String type) {
    call.required("view");
    return ViewRules.check(
        call.json("view", "invalid_arguments")
            .orElseThrow(() -> new SlackError("invalid_arguments", List.of())),
        type);
  }

  private static ObjectNode answer(ObjectNode view) {
    ObjectNode answer = Json.object();
    answer.set("view", view);
    return answer;
  }
}
