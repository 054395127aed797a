package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Replaces all tasks of an ECS service by new ones of the same definition. */
@ReadsAws(AwsKind.ECS_SERVICE)
@NeedsAws(permission = "ecs:UpdateService", on = "ecs:service/*")
@Meaning(
    "Replaces all tasks of an ECS service by new ones of the same task definition, as fast as the"
        + " service allows.")
public record ForceDeployment(
    Target target, @Meaning("the primary deployment there is now") String from)
    implements AwsAction {

  /** The primary deployment. */
  public static final String DEPLOYMENT = "deployment";

  static final String NAME = "force-deployment";

  public ForceDeployment {
    AwsKind.ECS_SERVICE.check(target.object());
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
    return "Replace all tasks of " + object().display();
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(DEPLOYMENT, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(DEPLOYMENT, Newer.ONE);
  }

  @Override
  public AwsCall call(String marker) {
    return EcsCalls.update(object(), p -> p.put("forceNewDeployment", true));
  }

  @Override
  public Undo undo() {
    return new Undo.Never("the new tasks are of the same definition");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "all tasks of the service are replaced");
  }

  /** Whichever was there before: a change of it shows that another one began. */
  @Override
  public SortedMap<String, String> now(Live live) {
    return Newer.than(from, DEPLOYMENT, live);
  }
}
