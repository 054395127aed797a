package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsService;
import java.util.List;
import java.util.Optional;

/**
 * A change that reads as done before it is everywhere: by its receipt AWS's own programs wait.
 *
 * @param service as they name it
 * @param receipt where in the answer it is, a JMESPath expression
 * @param waiter as the aws program names it
 */
record AwsArrival(String service, String receipt, String waiter) {

  static final String NOT_YET = "not all name servers know it yet";

  private static final AwsArrival RECORDS =
      new AwsArrival(AwsService.ROUTE_53.client(), "ChangeInfo.Id", "resource-record-sets-changed");

  /** The zone shows a change of its records at once, its name servers later. */
  static Optional<AwsArrival> of(AwsCall call) {
    return Optional.of(RECORDS).filter(_ -> call.command().equals("change-resource-record-sets"));
  }

  /** Options with which the change prints its receipt. */
  List<String> printed() {
    return List.of("--query", receipt, "--output", "text");
  }

  /** After the word aws; the receipt comes last. */
  List<String> argv(String region) {
    return List.of(service, "wait", waiter, "--region", region, "--id");
  }

  /** As boto3 names it. */
  String method() {
    return waiter.replace('-', '_');
  }
}
