package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Puts an earlier task definition of an ECS service in place again. */
@ReadsAws(AwsKind.ECS_SERVICE)
@NeedsAws(permission = "ecs:UpdateService", on = "ecs:service/*")
@NeedsAws(permission = "iam:PassRole", on = "iam:role/*", passedTo = RollBackTaskDefinition.TASKS)
@Meaning("Puts an earlier revision of the same task definition of an ECS service in place again.")
public record RollBackTaskDefinition(
    Target target,
    @Meaning("the task definition now, as checkout:7") String from,
    @Meaning("the one to go to: the same family, another revision") String to)
    implements AwsAction {

  /** Family and revision. */
  public static final String DEFINITION = "task definition";

  private static final Pattern REVISION = Pattern.compile("[A-Za-z0-9_-]{1,255}:[1-9]\\d{0,8}");

  static final String TASKS = "ecs-tasks.amazonaws.com";

  static final String NAME = "roll-back-task-definition";

  public RollBackTaskDefinition {
    AwsKind.ECS_SERVICE.check(target.object());
    if (!REVISION.matcher(from).matches()
        || !REVISION.matcher(to).matches()
        || from.equals(to)
        || !family(from).equals(family(to))) {
      throw new IllegalArgumentException(
          "no two revisions of one task definition: '%s', '%s'".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.ECS_SERVICE;
  }

  @Override
  public String sentence() {
    return "Put %s from task definition %s to %s".formatted(object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(DEFINITION, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(DEFINITION, to);
  }

  @Override
  public AwsCall call(String marker) {
    return EcsCalls.update(object(), p -> p.put("taskDefinition", to));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new RollBackTaskDefinition(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "all tasks of the service are replaced");
  }

  private static String family(String definition) {
    return definition.substring(0, definition.indexOf(':'));
  }

  /** Whoever names a definition hands its roles to the tasks; which ones only AWS knows. */
  @Override
  public List<AwsGrant> awsGrants() {
    String any = AwsPlace.of(object()).orElseThrow().arn("iam:role/*");
    return List.of(
        new AwsGrant(call("").permission(), arn()),
        new AwsGrant("iam:PassRole", any, AwsCondition.passedTo(TASKS)));
  }
}
