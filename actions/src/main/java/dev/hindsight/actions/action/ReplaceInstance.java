package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Ends an instance of an Auto Scaling group, which starts another one. */
@ReadsAws(AwsKind.INSTANCE)
@NeedsAws(
    permission = "autoscaling:TerminateInstanceInAutoScalingGroup",
    on = "autoscaling:autoScalingGroup:*:autoScalingGroupName/*")
@Meaning("Ends an instance of an Auto Scaling group, which starts another one in its place.")
public record ReplaceInstance(
    Target target, @Meaning("the Auto Scaling group that it belongs to") String group)
    implements AwsAction {

  /** The group that an instance belongs to. */
  public static final String GROUP = "group";

  static final String NAME = "replace-instance";

  public ReplaceInstance {
    AwsKind.INSTANCE.check(target.object());
    AwsKind.GROUP.check(group(target, group));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.INSTANCE;
  }

  @Override
  public String sentence() {
    return "End %s, so that %s starts another one".formatted(object().display(), group);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(GROUP, group);
  }

  @Override
  public SortedMap<String, String> after() {
    return new TreeMap<>();
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.AUTO_SCALING,
        "TerminateInstanceInAutoScalingGroup",
        p -> p.put("InstanceId", object().name()).put("ShouldDecrementDesiredCapacity", false));
  }

  @Override
  public Undo undo() {
    return new Undo.Never("its group starts another instance of the same template", false);
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "what is on the disks of the instance is gone");
  }

  private static ObjectRef group(Target target, String group) {
    return new ObjectRef(target.object().cluster(), AwsKind.GROUP.kind(), "", group);
  }

  @Override
  public boolean removes() {
    return true;
  }

  /** The right is one on the group. */
  @Override
  public List<AwsGrant> awsGrants() {
    return List.of(new AwsGrant(call("").permission(), AwsKind.GROUP.arn(group(target, group))));
  }
}
