package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Takes one target out of a target group of a load balancer. */
@ReadsAws(AwsKind.TARGET_GROUP)
@NeedsAws(
    permission = "elasticloadbalancing:DeregisterTargets",
    on = "elasticloadbalancing:targetgroup/*")
@Meaning(
    "Takes one target out of a target group of a load balancer; requests under way are finished"
        + " first.")
public record DeregisterTarget(
    Target target,
    @Meaning("the target: an instance, an address or a function") String id,
    @Meaning("the port at which it is asked, 1 to 65535") int port)
    implements AwsAction {

  static final String NAME = "deregister-target";

  public DeregisterTarget {
    AwsKind.TARGET_GROUP.check(target.object());
    LoadBalancing.check(id, port);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.TARGET_GROUP;
  }

  @Override
  public String sentence() {
    return "Take %s:%d out of %s".formatted(id, port, object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return LoadBalancing.fields(id, port, Fields.PRESENT);
  }

  @Override
  public SortedMap<String, String> after() {
    return LoadBalancing.fields(id, port, Fields.ABSENT);
  }

  @Override
  public AwsCall call(String marker) {
    return LoadBalancing.call("DeregisterTargets", target, id, port);
  }

  @Override
  public Undo undo() {
    return new Undo.By(new RegisterTarget(target, id, port));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "one target gets no requests any more, the others get them");
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.orAbsent(AwsAction.super.now(live), LoadBalancing.field(id, port));
  }
}
