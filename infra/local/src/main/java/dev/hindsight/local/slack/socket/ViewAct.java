package dev.hindsight.local.slack.socket;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.api.ViewRules;
import dev.hindsight.local.slack.store.Delivered;
import dev.hindsight.local.slack.store.Json;
import dev.hindsight.local.slack.store.OpenView;
import dev.hindsight.local.slack.store.SlackError;
import dev.hindsight.local.slack.store.Views;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person does in a modal: click, submit, close. */
final class ViewAct {
  private static final Logger log = LoggerFactory.getLogger(ViewAct.class);
  private static final String TROUBLE = "We had some trouble connecting. Try again?";
  private final Views views;
  private final Payloads payloads;
  private final Deliveries deliveries;

  ViewAct(Views views, Payloads payloads, Deliveries deliveries) {
    this.views = views;
    this.payloads = payloads;
    this.deliveries = deliveries;
  }

  Delivered click(
      Person person, String viewId, String action, JsonNode value, JsonNode given, String ts) {
    OpenView open = open(person, viewId);
    views.state(viewId, Inputs.values(open.view(), given));
    Control control =
        Control.find(open.view().path("blocks"), action, "", value)
            .orElseThrow(
                () -> new IllegalArgumentException("no control " + action + " in view " + viewId));
    ObjectNode payload = payloads.view("block_actions", person, open.view().deepCopy());
    payload.putArray("actions").add(control.action(value, ts));
    Delivered delivered = deliveries.send("interactive", 0, "", payload);
    if (!delivered.acknowledged()) {
      views.errors(viewId, Json.object("", TROUBLE));
    }
    return delivered;
  }

  /** Sends the modal; empty when Slack's client itself refuses, with the reasons in the modal. */
  Optional<Delivered> submit(Person person, String viewId, JsonNode given) {
    OpenView open = open(person, viewId);
    if (!open.view().hasNonNull("submit")) {
      throw new IllegalArgumentException("view " + viewId + " has no submit button");
    }
    if (!Inputs.unknown(open.view(), given).isEmpty()) {
      throw new IllegalArgumentException("no such inputs: " + Inputs.unknown(open.view(), given));
    }
    ObjectNode values = Inputs.values(open.view(), given);
    views.state(viewId, values);
    ObjectNode problems = Inputs.problems(open.view(), values);
    if (!problems.isEmpty()) {
      views.errors(viewId, problems);
      return Optional.empty();
    }
    Delivered delivered =
        deliveries.send(
            "interactive", 0, "", payloads.view("view_submission", person, open.view().deepCopy()));
    if (delivered.acknowledged()) {
      answered(open, delivered.ack());
    } else {
      views.errors(viewId, Json.object("", TROUBLE));
    }
    return Optional.of(delivered);
  }

  private void answered(OpenView open, JsonNode ack) {
    try {
      switch (Json.text(ack, "response_action")) {
        case "errors" -> views.errors(open.id(), (ObjectNode) ack.path("errors"));
        case "update" -> views.update(open.id(), "", ViewRules.check(ack.path("view"), "modal"));
        case "push" -> views.push(open.user(), ViewRules.check(ack.path("view"), "modal"));
        case "clear" -> views.clear(open.user());
        default -> views.close(open.id());
      }
    } catch (SlackError | ClassCastException e) {
      log.warn("The app answered a submission with something Slack refuses: {}", e.getMessage());
      views.errors(open.id(), Json.object("", TROUBLE + " (" + e.getMessage() + ")"));
    }
  }

  /** Closes the modal and tells the app if it asked for that. */
  Optional<Delivered> close(Person person, String viewId) {
    OpenView open = open(person, viewId);
    views.close(viewId);
    if (!open.view().path("notify_on_close").asBoolean(false)) {
      return Optional.empty();
    }
    return Optional.of(
        deliveries.send(
            "interactive", 0, "", payloads.view("view_closed", person, open.view().deepCopy())));
  }

  private OpenView open(Person person, String viewId) {
    return views
        .find(viewId)
        .filter(v -> v.user().equals(person.id()))
        .orElseThrow(
            () -> new IllegalArgumentException(person.realName() + " has no view " + viewId));
  }
}
