package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.verify.Probe;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The steps without a write as shell commands; every value is quoted. */
final class Pauses {

  private Pauses() {}

  static String command(Step step) {
    return switch (step) {
      case Step.Act act -> Kubectl.command(act.action());
      case Step.Wait(long seconds) -> "sleep " + seconds;
      case Step.Ask(String question, _) ->
          "printf '%%s [yes to go on] ' %s; read -r answer; test \"$answer\" = yes"
              .formatted(Kubectl.quote(question));
      case Step.Check(Probe probe, long seconds) ->
          "timeout %d sh -c %s"
              .formatted(seconds, Kubectl.quote("until %s; do sleep 5; done".formatted(of(probe))));
    };
  }

  private static String of(Probe probe) {
    return switch (probe) {
      case Probe.Http(String url) -> "curl -fsS -m 5 -o /dev/null %s".formatted(Kubectl.quote(url));
      case Probe.Tcp(String host, int port) ->
          "nc -z -w 5 %s %d".formatted(Kubectl.quote(host), port);
      // what the values mean is for the reader: a shell has no numbers with a point
      case Probe.Metric metric ->
          "curl -fsS -m 5 \"$PROMETHEUS_URL\"/api/v1/query?query=%s"
              .formatted(URLEncoder.encode(metric.query(), StandardCharsets.UTF_8));
    };
  }
}
