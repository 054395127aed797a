package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsPlace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One call of AWS that reads, and what of its answer counts as one text.
 *
 * @param query a JMESPath expression
 * @param before what it gives before the change
 * @param after what it gives after it
 */
record AwsLook(String region, AwsCall call, String query, String before, String after) {

  /**
   * A look at these fields, each as {@code name=[value]}.
   *
   * @param root where in the answer the object is
   */
  static AwsLook of(ObjectRef object, AwsCall call, String root, List<Reading> readings) {
    return new AwsLook(
        region(object),
        call,
        query(root, readings),
        said(readings, Reading::before),
        said(readings, Reading::after));
  }

  static String region(ObjectRef object) {
    return AwsPlace.of(object).orElseThrow().region();
  }

  /** What is not there reads as null in each field. */
  private static String query(String root, List<Reading> readings) {
    List<String> parts = new ArrayList<>();
    String between = "";
    for (Reading reading : readings) {
      parts.add(Jmes.text(between + reading.label() + "=["));
      parts.add("to_string(%s)".formatted(reading.expression()));
      between = "] ";
    }
    parts.add(Jmes.text("]"));
    return "not_null(%s, `{}`) | join(`\"\"`, [%s])".formatted(root, String.join(", ", parts));
  }

  static String said(List<Reading> readings, Function<Reading, String> value) {
    return readings.stream()
        .map(reading -> reading.said(value.apply(reading)))
        .collect(Collectors.joining(" "));
  }

  /** After the word aws, each argument for itself. */
  List<String> argv() {
    // the query would be put to each page for itself
    return Change.join(
        argv(region, call), List.of("--no-paginate", "--query", query, "--output", "text"));
  }

  /** A call with its parameters as JSON: so none of them is an option or the name of a file. */
  static List<String> argv(String region, AwsCall call) {
    List<String> argv =
        new ArrayList<>(List.of(call.service().client(), call.command(), "--region", region));
    if (!call.parameters().isEmpty()) {
      argv.add("--cli-input-json");
      argv.add(call.parameters().toString());
    }
    return argv;
  }

  /** The same question, whatever its answer should be. */
  boolean asks(AwsLook other) {
    return argv().equals(other.argv());
  }
}
