package dev.hindsight.actions.script;

import dev.hindsight.actions.script.Yaml.Items;
import dev.hindsight.actions.script.Yaml.Ours;
import dev.hindsight.actions.script.Yaml.Pairs;
import dev.hindsight.actions.script.Yaml.Plain;
import dev.hindsight.actions.script.Yaml.Theirs;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The steps in AWS as tasks of a playbook. */
final class AnsibleAws {

  private static final String PENDING = "pending | bool";
  private static final String REALLY = "not ansible_check_mode";
  private static final String CHANGED = REALLY + " and change is changed";

  private AnsibleAws() {}

  static Pairs step(Pairs named, String number, AwsDeed deed, boolean first) {
    return named.with("vars", vars(deed)).with("block", new Items(tasks(number, deed, first)));
  }

  /** What the tasks compare: all answers, with a space between. */
  private static Pairs vars(AwsDeed deed) {
    String state =
        IntStream.range(0, deed.looks().size())
            .mapToObj(i -> register(deed, i) + ".stdout")
            .collect(Collectors.joining(" ~ ' ' ~ ", "{{ ", " }}"));
    Pairs vars = Pairs.of().with("state", state).with("before", new Theirs(deed.before()));
    return deed.there()
        .map(
            there ->
                vars.with("there", new Theirs(there))
                    .with("pending", "{{ state.startswith(there) }}"))
        .orElseGet(
            () ->
                vars.with("done", Yaml.theirs(deed.done()))
                    .with("after", new Theirs(deed.last().after()))
                    .with("pending", "{{ state == before }}"));
  }

  private static String register(AwsDeed deed, int i) {
    return i == deed.looks().size() - 1 ? "seen" : "seen_" + i;
  }

  private static List<Yaml> tasks(String number, AwsDeed deed, boolean first) {
    List<Yaml> tasks = new ArrayList<>();
    for (int i = 0; i < deed.looks().size(); i++) {
      tasks.add(look(number + " look", deed.looks().get(i), register(deed, i)));
    }
    tasks.add(check(number, deed, first));
    deed.asks().ifPresent(why -> tasks.addAll(ask(number, why)));
    tasks.add(
        Pairs.of()
            .with("name", number + " change")
            .with("ansible.builtin.command", argv(deed.argv()))
            // sent once: whether an answer that is lost was a yes is for the next run
            .with("environment", Pairs.of().with("AWS_MAX_ATTEMPTS", "1"))
            .with("when", PENDING)
            .with("register", "change")
            .with("changed_when", true));
    deed.arrival().ifPresent(arrival -> tasks.add(wait(number, deed.region(), arrival)));
    if (deed.reads() || deed.there().isPresent()) {
      String so = deed.reads() ? "seen.stdout == after" : "not seen.stdout.startswith(there)";
      tasks.add(
          until(look(number + " verify", deed.last(), "seen"), so, ShellAws.BEHIND)
              .with("when", CHANGED));
    }
    return tasks;
  }

  /** It is not everywhere at once. */
  private static Pairs wait(String number, String region, AwsArrival arrival) {
    List<Yaml> argv = new ArrayList<>(words(arrival.argv(region)).all());
    argv.add(new Ours("{{ change.stdout }}"));
    return Pairs.of()
        .with("name", number + " wait")
        .with("ansible.builtin.command", Pairs.of().with("argv", new Items(argv)))
        .with("changed_when", false)
        .with("when", CHANGED);
  }

  private static Pairs look(String name, AwsLook look, String register) {
    return Pairs.of()
        .with("name", name)
        .with("ansible.builtin.command", argv(look.argv()))
        .with("register", register)
        .with("changed_when", false)
        .with("check_mode", false);
  }

  private static Pairs argv(List<String> argv) {
    return Pairs.of().with("argv", words(argv));
  }

  private static Items words(List<String> argv) {
    return Yaml.theirs(Stream.concat(Stream.of("aws"), argv.stream()).toList());
  }

  private static Pairs until(Pairs task, String so, long seconds) {
    return task.with("until", so)
        .with("retries", new Plain(Long.toString(ShellAws.tries(seconds))))
        .with("delay", new Plain(Long.toString(ShellAws.EVERY)));
  }

  /** A mere check of a later step finds what the steps before it have not changed. */
  private static Pairs check(String number, AwsDeed deed, boolean first) {
    String so =
        deed.there().isPresent()
            ? "not (pending | bool) or state == before"
            : "pending | bool or state in done";
    return Pairs.of()
        .with("name", number + " check: the same object in the same state, or done already")
        .with(
            "ansible.builtin.assert",
            Pairs.of()
                .with("that", first ? so : "ansible_check_mode or " + so)
                .with(
                    "fail_msg",
                    "it is not as when the plan was made; it should be {{ before }}; it is {{ state"
                        + " }}")
                .with(
                    "success_msg",
                    "{{ (pending | bool) | ternary('as planned', 'already done') }}"));
  }

  private static List<Pairs> ask(String number, String why) {
    String when = REALLY + " and " + PENDING;
    return List.of(
        Pairs.of()
            .with("name", number + " ask")
            .with(
                "ansible.builtin.pause",
                Pairs.of().with("prompt", new Theirs(why + " [yes to go on]")))
            .with("register", "answer")
            .with("when", when),
        Pairs.of()
            .with("name", number + " go on only with a yes")
            .with(
                "ansible.builtin.assert",
                Pairs.of()
                    .with("that", "answer.user_input == 'yes'")
                    .with("fail_msg", "not confirmed"))
            .with("when", when));
  }

  /** A look until it is so; one look where there is no time for more. */
  static Pairs until(Pairs named, AwsLook look, long seconds) {
    Pairs task =
        named
            .with("ansible.builtin.command", argv(look.argv()))
            .with("vars", Pairs.of().with("wanted", new Theirs(look.after())))
            .with("register", "seen")
            .with("changed_when", false)
            .with("check_mode", false);
    return seconds == 0
        ? task.with("failed_when", "seen.stdout != wanted")
        : until(task, "ansible_check_mode or seen.stdout == wanted", seconds);
  }
}
