package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Replaces all instances of an Auto Scaling group, some at a time. */
@ReadsAws(AwsKind.GROUP)
@NeedsAws(
    permission = "autoscaling:StartInstanceRefresh",
    on = "autoscaling:autoScalingGroup:*:autoScalingGroupName/*")
@Meaning(
    "Replaces all instances of an Auto Scaling group, some at a time, by new ones of the same"
        + " template.")
public record RefreshInstances(
    Target target,
    @Meaning("the newest instance refresh there is now, or none") String from,
    @Meaning("the percentage of instances that stay in service meanwhile, 50 to 100") int healthy)
    implements AwsAction {

  /** The newest refresh. */
  public static final String REFRESH = "refresh";

  static final String NAME = "refresh-instances";

  public RefreshInstances {
    AwsKind.GROUP.check(target.object());
    if (healthy < 50 || healthy > 100) {
      throw new IllegalArgumentException("50 to 100 percent stay in service, not " + healthy);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.GROUP;
  }

  @Override
  public String sentence() {
    return "Replace all instances of %s, %d %% in service at any time"
        .formatted(object().display(), healthy);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(REFRESH, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(REFRESH, Newer.ONE);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.AUTO_SCALING,
        "StartInstanceRefresh",
        p -> {
          p.put("AutoScalingGroupName", object().name());
          p.putObject("Preferences").put("MinHealthyPercentage", healthy);
        });
  }

  @Override
  public Undo undo() {
    return new Undo.Never("the new instances are of the same template");
  }

  @Override
  public Assessment risk() {
    return new Assessment(
        Risk.HIGH, "all instances of the group are replaced, with what is on their disks");
  }

  /** Whichever was there before: a change of it shows that another one began. */
  @Override
  public SortedMap<String, String> now(Live live) {
    return Newer.than(from, REFRESH, live);
  }
}
