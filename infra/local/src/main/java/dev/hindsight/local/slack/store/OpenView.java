package dev.hindsight.local.slack.store;

import tools.jackson.databind.node.ObjectNode;

/**
 * A modal someone sees.
 *
 * @param user that person
 * @param view Slack's JSON, with id, hash and state
 * @param errors what the app or Slack found wrong, by block id; key {@code ""} is the whole modal
 */
public record OpenView(String user, ObjectNode view, ObjectNode errors) {
  public String id() {
    return Json.text(view, "id");
  }
}
