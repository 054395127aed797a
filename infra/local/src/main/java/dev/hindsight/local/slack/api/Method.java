package dev.hindsight.local.slack.api;

import tools.jackson.databind.node.ObjectNode;

/** One Web API method: arguments in, the answer without {@code ok} out, refusals as SlackError. */
@FunctionalInterface
interface Method {
  ObjectNode answer(Call call);
}
