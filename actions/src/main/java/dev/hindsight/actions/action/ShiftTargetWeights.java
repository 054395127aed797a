package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** Shifts how requests are shared between target groups. */
@ReadsAws(AwsKind.LISTENER)
@NeedsAws(
    permission = "elasticloadbalancing:ModifyListener",
    on = "elasticloadbalancing:listener/*")
@Meaning(
    "Shifts in which shares a listener of a load balancer sends requests to its target groups.")
public record ShiftTargetWeights(
    Target target,
    @Meaning("the weight of each target group (by ARN) now") SortedMap<String, Integer> from,
    @Meaning("the same groups with their weights then, 0 to 999, not all 0")
        SortedMap<String, Integer> to)
    implements AwsAction {

  /** The shares of the target groups. */
  public static final String WEIGHTS = "weights";

  static final String NAME = "shift-target-weights";

  public ShiftTargetWeights {
    AwsKind.LISTENER.check(target.object());
    from = Collections.unmodifiableSortedMap(new TreeMap<>(from));
    to = Collections.unmodifiableSortedMap(new TreeMap<>(to));
    LoadBalancing.check(from, to);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.LISTENER;
  }

  @Override
  public String sentence() {
    return "Let %s send %s instead of %s"
        .formatted(object().display(), LoadBalancing.words(to), LoadBalancing.words(from));
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(WEIGHTS, LoadBalancing.words(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(WEIGHTS, LoadBalancing.words(to));
  }

  @Override
  public AwsCall call(String marker) {
    return LoadBalancing.weights(target, to);
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ShiftTargetWeights(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "requests go to other targets");
  }
}
