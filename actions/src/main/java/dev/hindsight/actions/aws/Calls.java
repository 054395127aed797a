package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import tools.jackson.databind.JsonNode;

/** Calls about one object, where it is. */
@FunctionalInterface
interface Calls {

  /** The answer by the API's own names. */
  Outcome<JsonNode> make(AwsCall call);
}
