package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import tools.jackson.databind.JsonNode;

/** AWS as something that answers calls. */
@FunctionalInterface
interface Aws {

  /**
   * The answer by the API's own names.
   *
   * @param what the call is about, for people
   */
  Outcome<JsonNode> call(String region, AwsCall call, String what);
}
