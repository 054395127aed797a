package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Changes how many instances an Auto Scaling group is to have. */
@ReadsAws(AwsKind.GROUP)
@NeedsAws(
    permission = "autoscaling:SetDesiredCapacity",
    on = "autoscaling:autoScalingGroup:*:autoScalingGroupName/*")
@Meaning(
    "Changes how many instances an Auto Scaling group is to have, within its own least and most.")
public record SetDesiredCapacity(
    Target target,
    @Meaning("instances wanted now, 0 to 1000") int from,
    @Meaning("instances wanted then, 0 to 1000") int to)
    implements AwsAction {

  /** How many it is to have. */
  public static final String DESIRED = "desired";

  static final String NAME = "set-desired-capacity";

  public SetDesiredCapacity {
    AwsKind.GROUP.check(target.object());
    Scaling.check(from, to);
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
    return "Scale %s from %d to %d instances".formatted(object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(DESIRED, Integer.toString(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(DESIRED, Integer.toString(to));
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.AUTO_SCALING,
        "SetDesiredCapacity",
        p ->
            p.put("AutoScalingGroupName", object().name())
                .put("DesiredCapacity", to)
                .put("HonorCooldown", false));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetDesiredCapacity(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to > from
        ? new Assessment(Risk.LOW, "it adds instances to one group and can be undone")
        : new Assessment(Risk.HIGH, "instances end, with what is on their own disks");
  }
}
