package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.bench.aws.AwsSeen;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * By what the one call of an action is known again on its way.
 *
 * @param rest whether method and path stand for the operation
 * @param values what it is given
 */
record Signature(String operation, boolean rest, Set<String> values) {

  Signature {
    values = Set.copyOf(values);
  }

  static Signature of(AwsAction action) {
    AwsCall call = action.call("");
    Set<String> values = leaves(call.parameters()).collect(Collectors.toSet());
    // without what has the run's trace in it
    values.retainAll(leaves(action.call("trace").parameters()).toList());
    return new Signature(call.operation(), call.service() == AwsService.LAMBDA, values);
  }

  private static Stream<String> leaves(JsonNode tree) {
    return tree.isValueNode()
        ? Stream.of(tree.asString(""))
        : tree.values().stream().flatMap(Signature::leaves);
  }

  boolean is(AwsSeen seen) {
    return is(seen.operation(), seen.values());
  }

  boolean is(String name, Set<String> given) {
    return (rest ? name.contains("/functions/") : name.equals(operation))
        && given.containsAll(values);
  }
}
