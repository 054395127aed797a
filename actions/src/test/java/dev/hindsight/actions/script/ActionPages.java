package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.Family;
import dev.hindsight.actions.action.Grant;
import dev.hindsight.actions.action.Meaning;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Samples;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.plan.Plans;
import dev.hindsight.actions.plan.Step;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes {@code docs/actions.md} from the family itself, a section for each action. */
final class ActionPages {

  private static final String HEAD =
      """
      # Actions

      Everything that an approved plan can do. This page is made from the code (`ActionPagesTest`); do not edit it.

      Each action is bound to one object: a plan names the object's UID, its generation where it has one, and the values it changes, and stops
      where one of them is another by the time it runs. Each write carries the object's resource version, so that nothing is overwritten
      blindly, and a mark of the run, so that after a crash it can be read back whether it took effect. What the cluster refuses is said in
      plain words with whatever refused it: the disruption budget, the missing RBAC verb, the quota, the admission rule, a conflict, a request to slow down.
      Where Argo CD, Flux or an owner keeps the object in a state of its own, they are named and policy decides.

      Each section shows its action in three languages: of the shell script the step, of the Python script its entry in the list of steps, of
      the Ansible playbook the task that changes something. The whole files also check, verify and take back; `./hindsight plan render FILE --as
      shell|python|ansible` prints them, and [0021](decisions/0021-scripts-from-one-description.md) says how they are made.

      Twelve are really run in every language by the test (`MostUsedActionsTest`) and compared with the typed action: what playbooks and people on call reach for first,
      to take a rollout back or begin it anew, more replicas, memory or another image, a pod or node that is unwell, an instance, a group's size, a target, and the snapshot before a
      change of data: `undo-rollout`, `restart-rollout`, `scale-deployment`, `set-resources`, `set-image`, `delete-pod`, `cordon-node`, `drain-node`, `stop-instance`,
      `set-desired-capacity`, `deregister-target`, `snapshot-database`.

      """;

  private ActionPages() {}

  static String text() {
    return HEAD
        + table()
        + order().map(ActionPages::section).collect(Collectors.joining("\n", "\n", ""));
  }

  private static Stream<Action> order() {
    return Family.types().values().stream().map(ActionPages::sample);
  }

  private static Action sample(Class<?> type) {
    return Samples.all().stream().filter(type::isInstance).findFirst().orElseThrow();
  }

  private static String table() {
    return order()
        .map(
            action ->
                "| [`%s`](#%s) | %s | %s | %s |"
                    .formatted(
                        action.name(),
                        action.name(),
                        kinds(action),
                        risk(action),
                        action.undo() instanceof Undo.By ? "yes" : "no"))
        .collect(
            Collectors.joining(
                "\n",
                "| action | object | risk of the example | can be undone |\n|---|---|---|---|\n",
                "\n"));
  }

  private static String kinds(Action action) {
    return same(action).map(Action::kind).distinct().collect(Collectors.joining(", "));
  }

  private static Stream<Action> same(Action action) {
    return Stream.concat(Stream.of(action), Samples.more().stream())
        .filter(a -> a.name().equals(action.name()));
  }

  private static String risk(Action action) {
    return action.risk().risk().name().toLowerCase(Locale.ROOT);
  }

  private static String section(Action action) {
    ObjectRef watched = action instanceof AwsAction aws ? aws.object() : Plans.WORKLOAD;
    Step.Act step = Step.of(action, List.<ObjectRef>of(watched));
    List<String> lines = new ArrayList<>();
    lines.add("## " + action.name());
    lines.add("");
    lines.add(meaning(action.getClass().getAnnotation(Meaning.class)));
    lines.add("");
    lines.addAll(parameters(action));
    lines.add("- **Example:** %s.".formatted(action.sentence()));
    lines.add("- **Risk:** %s, because %s.".formatted(risk(action), action.risk().why()));
    lines.add("- **Grant:** %s.".formatted(grants(action)));
    lines.add("- **Precondition:** %s.".formatted(step.precondition()));
    lines.add("- **Dry run:** %s.".formatted(dryRun(action)));
    lines.add("- **Verification:** %s.".formatted(step.verification()));
    lines.add("- **Undo:** %s.".formatted(step.undo()));
    lines.addAll(Renderings.of(action));
    return String.join("\n", lines) + "\n";
  }

  private static String meaning(Meaning meaning) {
    return Optional.ofNullable(meaning).map(Meaning::value).orElseThrow();
  }

  /** Every parameter has a meaning; the target is the same for all. */
  private static List<String> parameters(Action action) {
    List<RecordComponent> own =
        Arrays.stream(action.getClass().getRecordComponents())
            .filter(c -> !c.getName().equals("target"))
            .toList();
    if (own.isEmpty()) {
      return List.of();
    }
    List<String> lines =
        new ArrayList<>(List.of("| parameter | meaning and limits |", "|---|---|"));
    own.forEach(
        c ->
            lines.add(
                "| `%s` | %s |".formatted(c.getName(), meaning(c.getAnnotation(Meaning.class)))));
    lines.add("");
    return lines;
  }

  private static String grants(Action action) {
    return same(action).flatMap(ActionPages::rights).distinct().collect(Collectors.joining("; "));
  }

  private static Stream<String> rights(Action action) {
    return action instanceof AwsAction aws
        ? aws.awsGrants().stream()
            .map(
                grant ->
                    "`%s` on `%s`%s"
                        .formatted(
                            grant.permission(),
                            grant.resource(),
                            grant.condition().only().isEmpty()
                                ? ""
                                : " only where `%s`".formatted(grant.condition().words())))
        : action.grants().stream().map(ActionPages::grant);
  }

  private static String grant(Grant grant) {
    String in = grant.group().isEmpty() ? "" : " in group " + grant.group();
    return "`%s` on `%s`%s".formatted(grant.verb(), grant.resource(), in);
  }

  private static String dryRun(Action action) {
    String asked = "the server is asked with `dryRun=All` and answers what it would do";
    return switch (action) {
      case DrainNode _ ->
          asked + ", for the cordon and, before it begins, for each eviction; the pods are listed";
      case AwsAction aws ->
          aws.call("").service() == AwsService.EC2
              ? "EC2 is asked with `DryRun`, which tells whether the bot may; each changed field is"
                  + " shown with its old and its new value"
              : "AWS has none for this; each changed field is shown with its old and its new value";
      case RerunCronJob _ -> asked + "; that a Job is made is shown";
      default ->
          action.removes()
              ? asked + "; that the object goes is shown"
              : asked + "; each changed field is shown with its old and its new value";
    };
  }
}
