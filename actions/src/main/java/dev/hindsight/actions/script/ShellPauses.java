package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.verify.Probe;

/** The steps without a write as pieces of a shell script. */
final class ShellPauses {

  private static final long EVERY = 5;

  private ShellPauses() {}

  static String of(Step step) {
    return switch (step) {
      case Step.Act act -> throw new IllegalArgumentException("not a pause: " + act);
      case Step.Wait(long seconds) -> "  sleep %d\n".formatted(seconds);
      case Step.Ask _ ->
          """
            printf '   yes to go on: '
            read -r answer
            [ "$answer" = yes ] || stop 'not confirmed'
          """;
      case Step.Check(Probe probe, long seconds) ->
          """
            tries=0
            until %s; do
              tries=$((tries + 1))
              [ "$tries" -lt %d ] || stop 'it did not become so in time'
              sleep %d
            done
          """
              .formatted(look(probe), Math.max(1, seconds / EVERY), EVERY);
    };
  }

  private static String look(Probe probe) {
    return switch (probe) {
      case Probe.Http(String url) ->
          // with no settings of whoever runs it, which may follow redirects
          "status=$(curl -q -fsSg --proto =http,https -m 5 -o /dev/null -w '%%{http_code}' --url %s) && [ \"${status%%??}\" = 2 ]"
              .formatted(Shell.quote(url));
      case Probe.Tcp(String host, int port) ->
          "nc -z -w 5 -- %s %d".formatted(Shell.quote(host), port);
      case Probe.Metric metric ->
          "curl -fsS -m 5 \"${PROMETHEUS_URL:?is not set}\"%s | grep -q '\"result\":\\[{'"
              .formatted(Shell.quote(Query.path(metric)));
    };
  }
}
