package dev.hindsight.actions.script;

import dev.hindsight.actions.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a plan as a POSIX shell script over kubectl and aws. */
final class Shell {

  // Values are literal on purpose, which shellcheck cannot know.
  private static final String HEAD =
      """
      #!/bin/sh
      # TITLE
      #
      # sh FILE        does it: what is done already is left alone, what is not as planned stops it
      # sh FILE undo   takes it back
      #
      # Hindsight itself runs the typed steps of the plan, not this file.
      # shellcheck disable=SC2016,SC1003,SC1111,SC1112
      set -eu
      """;

  private static final Set<String> WORDS =
      Set.of(
          ("get patch scale rollout undo pause resume status delete create job cordon uncordon wait"
                  + " -n -o -p -f - --raw --ignore-not-found --type=strategic --timeout=15m"
                  + " --for=condition=Available")
              .split(" "));

  private static final String MOVED =
      "\n  [ \"$generation\" != \"$was\" ] || stop 'kubectl changed nothing'";

  private Shell() {}

  static String write(Sheet sheet) {
    List<String> parts = new ArrayList<>();
    parts.add(HEAD.replace("TITLE", sheet.title()));
    sheet.there().forEach(item -> parts.add(function("step_", item)));
    sheet.back().forEach(item -> parts.add(function("undo_", item)));
    if (!sheet.watched().isEmpty()) {
      parts.add(verify(sheet));
    }
    parts.add(ShellParts.of(sheet));
    parts.add(
        """
        %scase "${1-}" in
        '')
        %s  ;;
        undo)
        %s  ;;
        *)
          stop 'the only argument there is: undo'
          ;;
        esac
        %s\
        """
            .formatted(
                clusters(sheet),
                calls("step_", sheet.there()),
                calls("undo_", sheet.back()),
                sheet.watched().isEmpty() ? "" : "verify\n"));
    return String.join("\n", parts);
  }

  private static String clusters(Sheet sheet) {
    return sheet.clusters().stream()
        .map(uid -> "same_cluster %s\n".formatted(quote(uid)))
        .collect(Collectors.joining());
  }

  private static String calls(String prefix, List<Item> items) {
    return items.stream()
        .map(item -> "  %s\n".formatted(name(prefix, item)))
        .collect(Collectors.joining());
  }

  private static String name(String prefix, Item item) {
    String kind = item instanceof Item.Stays ? "stays_" : prefix;
    return kind + item.number().replace('.', '_');
  }

  private static String function(String prefix, Item item) {
    String head = "%s. %s".formatted(item.number(), item.words());
    boolean back = prefix.equals("undo_") && item instanceof Item.Do;
    String note = back ? "  say %s\n".formatted(quote("   " + Sheet.WHOEVER)) : "";
    // never indented afterwards: a value may go over several lines
    return "# %s\n%s() {\n  say %s\n%s%s}\n"
        .formatted(head, name(prefix, item), quote(head), note, body(item));
  }

  private static String body(Item item) {
    return switch (item) {
      case Item.Do(_, Deed deed) -> body(deed);
      case Item.Call(_, AwsDeed deed) -> ShellAws.body(deed);
      case Item.Look(_, _, AwsLook look, long seconds) -> ShellAws.until(look, seconds);
      case Item.Pause(_, Step step) -> ShellPauses.of(step);
      case Item.Stays _ -> "";
    };
  }

  private static String body(Deed deed) {
    return switch (deed.end()) {
      case Deed.End.Reads _ ->
          """
            set -- %s
            # check: the same object in the same state as when the plan was made
            look "$@"
            decide %s %s || return 0
            # change
            %s%s
            # verify: it reads as it should
            look "$@"
            confirm %s%s
          """
              .formatted(
                  look(deed),
                  before(deed),
                  words(deed.done()),
                  deed.blind() ? "was=$generation\n  " : "",
                  change(deed.change()),
                  quote(deed.after()),
                  deed.blind() ? MOVED : "");
      case Deed.End.Gone _ -> removal(deed, "");
      case Deed.End.Forgotten _ ->
          removal(deed, "lost %s\n  ".formatted(words(deed.thing().words())));
      case Deed.End.Exists(Thing made) ->
          """
            # check: not made yet, and the same object as when the plan was made
            if exists %1$s; then
              say '   already done'
              return 0
            fi
            look %2$s
            decide %3$s
            # change
            %4$s
            # verify: it is there
            exists %1$s || stop 'it is not there'
          """
              .formatted(words(made.words()), look(deed), before(deed), change(deed.change()));
    };
  }

  private static String removal(Deed deed, String more) {
    return """
      set -- %1$s
      # check: the same object in the same state as when the plan was made
      look "$@"
      remains %2$s %3$s || return 0
      %4$s# change
      %5$s
      # verify: it is gone or on its way out
      look "$@"
      gone %2$s
    """
        .formatted(
            look(deed), quote(deed.there()), quote(deed.before()), more, change(deed.change()));
  }

  private static String look(Deed deed) {
    return words(deed.look().subList(1, deed.look().size()));
  }

  private static String before(Deed deed) {
    String generation =
        deed.generation().isPresent() ? Long.toString(deed.generation().getAsLong()) : "''";
    return generation + " " + quote(deed.before());
  }

  private static String change(Change change) {
    String words = words(change.argv());
    return change
        .input()
        .map(
            body ->
                (change.again() ? "evict %s %s" : "printf '%%s' %s | kubectl %s")
                    .formatted(quote(body), words))
        .orElse("kubectl " + words);
  }

  private static String verify(Sheet sheet) {
    return sheet.watched().stream()
        .map(workload -> "  kubectl %s\n".formatted(words(Watching.argv(sheet, workload))))
        .collect(
            Collectors.joining(
                "", "# verify: the workloads that should be well now\nverify() {\n", "}\n"));
  }

  static String words(List<String> values) {
    return values.stream().map(Shell::quote).collect(Collectors.joining(" "));
  }

  /** A word of kubectl's own stays as it is; all else is a literal. */
  static String quote(String value) {
    return WORDS.contains(value)
        ? value
        : "'" + value.replace("\0", "\uFFFD").replace("'", "'\\''") + "'";
  }
}
