package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Takes one target into a target group of a load balancer. */
@ReadsAws(AwsKind.TARGET_GROUP)
@NeedsAws(
    permission = "elasticloadbalancing:RegisterTargets",
    on = "elasticloadbalancing:targetgroup/*")
@Meaning("Takes one target into a target group of a load balancer.")
public record RegisterTarget(
    Target target,
    @Meaning("the target: an instance, an address or a function") String id,
    @Meaning("the port at which it is asked, 1 to 65535") int port)
    implements AwsAction {

  static final String NAME = "register-target";

  public RegisterTarget {
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
    return "Take %s:%d into %s".formatted(id, port, object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return LoadBalancing.fields(id, port, Fields.ABSENT);
  }

  @Override
  public SortedMap<String, String> after() {
    return LoadBalancing.fields(id, port, Fields.PRESENT);
  }

  @Override
  public AwsCall call(String marker) {
    return LoadBalancing.call("RegisterTargets", target, id, port);
  }

  @Override
  public Undo undo() {
    return new Undo.By(new DeregisterTarget(target, id, port));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.LOW, "one target gets requests and can be taken out again");
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.orAbsent(AwsAction.super.now(live), LoadBalancing.field(id, port));
  }
}
