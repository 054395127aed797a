package dev.hindsight.actions.script;

import dev.hindsight.actions.verify.Probe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A look at metrics as one question to Prometheus whose answer is empty unless all is well. */
final class Query {

  private Query() {}

  /** What comes after Prometheus's address; no character of it needs quoting. */
  static String path(Probe.Metric metric) {
    return "/api/v1/query?query="
        + URLEncoder.encode(expression(metric), StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Every series keeps to the limit, and one at least there is. */
  private static String expression(Probe.Metric metric) {
    String sign = metric.limit() == Probe.Limit.AT_MOST ? "<=" : ">=";
    // on a line of its own, as the expression may end in a comment
    return "count((%s\n) %s %s) == count(%s\n)"
        .formatted(metric.query(), sign, metric.threshold(), metric.query());
  }
}
