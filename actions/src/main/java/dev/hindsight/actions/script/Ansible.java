package dev.hindsight.actions.script;

import dev.hindsight.actions.script.Yaml.Items;
import dev.hindsight.actions.script.Yaml.Pairs;
import dev.hindsight.actions.script.Yaml.Theirs;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Writes a plan as an Ansible playbook; no shell is between it and kubectl or aws. */
final class Ansible {

  private static final String HEAD =
      """
      # TITLE
      #
      # ansible-playbook FILE                does it: what is done already is left alone
      # ansible-playbook FILE -e undo=true   takes it back
      # ansible-playbook FILE --check        looks and changes nothing
      #
      # Hindsight itself runs the typed steps of the plan, not this file.
      """;

  private static final String THERE = "not (undo | default(false) | bool)";
  private static final String BACK = "undo | default(false) | bool";
  private static final String REALLY = "not ansible_check_mode";

  private Ansible() {}

  static String write(Sheet sheet) {
    List<Yaml> tasks = new ArrayList<>(cluster(sheet));
    tasks.addAll(blocks(sheet.there(), THERE));
    tasks.addAll(blocks(sheet.back(), BACK));
    sheet.watched().forEach(workload -> tasks.add(watch(sheet, workload)));
    Pairs play =
        Pairs.of()
            .with("name", new Theirs(sheet.title()))
            .with("hosts", "localhost")
            .with("connection", "local")
            .with("gather_facts", false)
            .with("tasks", new Items(tasks));
    return HEAD.replace("TITLE", sheet.title()) + Yaml.write(new Items(List.of(play)));
  }

  /** Asked first, and for a mere check and an undo too. */
  private static List<Yaml> cluster(Sheet sheet) {
    if (sheet.clusters().isEmpty()) {
      return List.of();
    }
    return List.of(
        look("look which cluster this is", Sheet.CLUSTER, "cluster"),
        Pairs.of()
            .with("name", "check: it is the cluster of the plan")
            .with("vars", Pairs.of().with("planned", Yaml.theirs(sheet.clusters())))
            .with(
                "ansible.builtin.assert",
                Pairs.of()
                    .with("that", "planned == [cluster.stdout]")
                    .with(
                        "fail_msg",
                        "this is not the cluster of the plan: its kube-system has UID"
                            + " {{ cluster.stdout }}, not {{ planned | join(', ') }}")));
  }

  private static List<Yaml> blocks(List<Item> items, String when) {
    List<Yaml> blocks = new ArrayList<>();
    Set<Object> changed = new HashSet<>();
    for (Item item : items) {
      Pairs named =
          Pairs.of()
              .with("name", new Theirs("%s. %s".formatted(item.number(), item.words())))
              .with("when", when);
      blocks.add(
          switch (item) {
            case Item.Do(String number, Deed deed) ->
                named
                    .with("vars", vars(deed))
                    .with(
                        "block", tasks(number, deed, changed.add(deed.thing()), when.equals(BACK)));
            case Item.Call(String number, AwsDeed deed) ->
                AnsibleAws.step(named, number, deed, changed.add(deed.last().call()));
            case Item.Look(_, _, AwsLook look, long seconds) ->
                AnsibleAws.until(named, look, seconds);
            case Item.Pause(_, var step) -> AnsiblePauses.task(named, step);
            case Item.Stays(_, String why) ->
                named.with("ansible.builtin.debug", Pairs.of().with("msg", new Theirs(why)));
          });
    }
    return blocks;
  }

  /** What the tasks of a step compare; templates are filled in when they are used. */
  private static Pairs vars(Deed deed) {
    String generation =
        deed.generation().isPresent() ? Long.toString(deed.generation().getAsLong()) : "";
    Pairs vars =
        Pairs.of()
            .with("state", "{{ seen.stdout.split(' ', 1)[1] | default('') }}")
            .with("counted", "{{ seen.stdout.split(' ', 1)[0] }}")
            .with("generation", new Theirs(generation))
            .with("before", new Theirs(deed.before()));
    return switch (deed.end()) {
      case Deed.End.Reads _ ->
          vars.with("done", Yaml.theirs(deed.done()))
              .with("after", new Theirs(deed.after()))
              .with("pending", "{{ state == before and generation in ['', counted] }}");
      case Deed.End.Gone _, Deed.End.Forgotten _ ->
          vars.with("there", new Theirs(deed.there()))
              .with("pending", "{{ state.startswith(there) }}");
      case Deed.End.Exists _ -> vars.with("pending", "{{ made.stdout == '' }}");
    };
  }

  private static Items tasks(String number, Deed deed, boolean first, boolean back) {
    List<Yaml> tasks = new ArrayList<>();
    if (back) {
      tasks.add(
          Pairs.of()
              .with("name", number + " note")
              .with("ansible.builtin.debug", Pairs.of().with("msg", Sheet.WHOEVER)));
    }
    if (deed.end() instanceof Deed.End.Exists(Thing made)) {
      tasks.add(look(number + " look for what it makes", exists(made), "made"));
    }
    tasks.add(look(number + " look", deed.look(), "seen"));
    tasks.add(check(number, deed, first));
    if (deed.end() instanceof Deed.End.Forgotten) {
      tasks.addAll(AnsibleLost.tasks(number, deed.thing()));
    }
    tasks.add(change(number, deed.change()));
    tasks.add(confirm(number, deed));
    return new Items(tasks);
  }

  private static List<String> exists(Thing made) {
    return Change.join(List.of("get"), made.words(), List.of("--ignore-not-found", "-o", "name"));
  }

  /** A look changes nothing, and is needed for a mere check too. */
  static Pairs look(String name, List<String> argv, String register) {
    return Pairs.of()
        .with("name", name)
        .with("ansible.builtin.command", argv(argv))
        .with("register", register)
        .with("changed_when", false)
        .with("check_mode", false);
  }

  static Pairs argv(List<String> argv) {
    return Pairs.of()
        .with("argv", Yaml.theirs(Stream.concat(Stream.of("kubectl"), argv.stream()).toList()));
  }

  /** A mere check of a later step finds what the steps before it have not changed. */
  private static Pairs check(String number, Deed deed, boolean first) {
    String so =
        switch (deed.end()) {
          case Deed.End.Reads _ -> "pending | bool or state in done";
          case Deed.End.Gone _, Deed.End.Forgotten _ -> "not (pending | bool) or state == before";
          case Deed.End.Exists _ ->
              "not (pending | bool) or (state == before and generation in ['', counted])";
        };
    return Pairs.of()
        .with("name", number + " check: the same object in the same state, or done already")
        .with(
            "ansible.builtin.assert",
            Pairs.of()
                .with("that", first ? so : "ansible_check_mode or " + so)
                .with(
                    "fail_msg",
                    "it is not as when the plan was made; it should be {{ before }},"
                        + " generation {{ generation or 'any' }}; it is {{ seen.stdout }}")
                .with(
                    "success_msg",
                    "{{ (pending | bool) | ternary('as planned', 'already done') }}"));
  }

  private static Pairs change(String number, Change change) {
    Pairs command = argv(change.argv());
    if (change.input().isPresent()) {
      command =
          command.with("stdin", new Theirs(change.input().get())).with("stdin_add_newline", false);
    }
    Pairs task =
        Pairs.of()
            .with("name", number + " change")
            .with("ansible.builtin.command", command)
            .with("when", "pending | bool")
            .with("register", "change")
            .with("changed_when", true);
    return change.again()
        // a disruption budget may not allow it yet
        ? task.with("until", "change is not failed")
            .with("retries", new Yaml.Plain("60"))
            .with("delay", new Yaml.Plain("5"))
        : task;
  }

  private static Pairs confirm(String number, Deed deed) {
    Pairs task =
        switch (deed.end()) {
          case Deed.End.Reads _ when deed.blind() ->
              look(number + " verify: it was changed", deed.look(), "moved")
                  .with(
                      "failed_when",
                      "moved.stdout.split(' ', 1)[0] == counted or moved.stdout.split(' ', 1)[1] !="
                          + " after");
          case Deed.End.Reads _ ->
              look(number + " verify", deed.look(), "seen").with("failed_when", "state != after");
          case Deed.End.Gone _, Deed.End.Forgotten _ ->
              look(number + " verify", deed.look(), "seen")
                  .with("failed_when", "state.startswith(there)");
          case Deed.End.Exists(Thing made) ->
              look(number + " verify", exists(made), "made")
                  .with("failed_when", "made.stdout == ''");
        };
    return task.with("when", REALLY + " and change is changed");
  }

  private static Pairs watch(Sheet sheet, Thing workload) {
    return Pairs.of()
        .with(
            "name", new Theirs(Line.of("verify %s %s".formatted(workload.kind(), workload.name()))))
        .with("ansible.builtin.command", argv(Watching.argv(sheet, workload)))
        .with("changed_when", false)
        .with("when", REALLY);
  }
}
