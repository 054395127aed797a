package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;
import dev.hindsight.actions.script.Yaml.Pairs;
import dev.hindsight.actions.script.Yaml.Plain;
import dev.hindsight.actions.script.Yaml.Theirs;
import dev.hindsight.actions.verify.Probe;
import java.util.List;
import java.util.stream.IntStream;

/** The steps without a write as tasks of a playbook; a mere check goes past them. */
final class AnsiblePauses {

  private static final long EVERY = 5;
  private static final String REALLY = "not ansible_check_mode";

  private AnsiblePauses() {}

  static Pairs task(Pairs named, Step step) {
    return named.with("block", new Yaml.Items(List.copyOf(tasks(step))));
  }

  private static List<Pairs> tasks(Step step) {
    return switch (step) {
      case Step.Act act -> throw new IllegalArgumentException("not a pause: " + act);
      case Step.Wait(long seconds) ->
          List.of(
              Pairs.of()
                  .with("name", "wait")
                  .with("ansible.builtin.pause", Pairs.of().with("seconds", number(seconds)))
                  .with("when", REALLY));
      case Step.Ask(String question, _) ->
          List.of(
              Pairs.of()
                  .with("name", "ask")
                  .with(
                      "ansible.builtin.pause",
                      Pairs.of().with("prompt", new Theirs(Line.of(question) + " [yes to go on]")))
                  .with("register", "answer")
                  .with("when", REALLY),
              Pairs.of()
                  .with("name", "go on only with a yes")
                  .with(
                      "ansible.builtin.assert",
                      Pairs.of()
                          .with("that", "answer.user_input == 'yes'")
                          .with("fail_msg", "not confirmed"))
                  .with("when", REALLY));
      case Step.Check(Probe probe, long seconds) -> List.of(look(probe, seconds));
    };
  }

  private static Pairs look(Probe probe, long seconds) {
    Pairs task = Pairs.of().with("name", "look until it is so");
    return switch (probe) {
      case Probe.Http(String url) ->
          tries(task.with("ansible.builtin.uri", uri(new Theirs(url))), seconds)
              .with("until", "answer.status is defined and answer.status // 100 == 2");
      case Probe.Tcp(String host, int port) ->
          task.with(
                  "ansible.builtin.wait_for",
                  Pairs.of()
                      .with("host", new Theirs(host))
                      .with("port", number(port))
                      .with("timeout", number(seconds)))
              .with("when", REALLY);
      case Probe.Metric metric ->
          tries(
                  task.with(
                      "ansible.builtin.uri",
                      uri(new Yaml.Ours("{{ prometheus_url }}" + Query.path(metric)))),
                  seconds)
              .with(
                  "until",
                  "answer.json is defined and answer.json.data.result | default([]) | length > 0");
    };
  }

  private static Pairs uri(Yaml url) {
    return Pairs.of()
        .with("url", url)
        .with("follow_redirects", "none")
        .with("timeout", number(5))
        .with("status_code", new Yaml.Items(codes()));
  }

  private static List<Yaml> codes() {
    return IntStream.rangeClosed(200, 206).<Yaml>mapToObj(AnsiblePauses::number).toList();
  }

  private static Pairs tries(Pairs task, long seconds) {
    return task.with("register", "answer")
        .with("retries", number(Math.max(1, seconds / EVERY)))
        .with("delay", number(EVERY))
        .with("when", REALLY);
  }

  private static Plain number(long value) {
    return new Plain(Long.toString(value));
  }
}
