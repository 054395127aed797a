package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Something to be asked about one object, apart from all else.
 *
 * @param what for people, where no answer comes
 */
record Ask(String what, Function<Calls, Outcome<List<Told>>> read) {

  /** One call. */
  static Ask of(String what, AwsCall call, Function<JsonNode, List<Told>> told) {
    return new Ask(what, aws -> aws.make(call).map(told));
  }
}
