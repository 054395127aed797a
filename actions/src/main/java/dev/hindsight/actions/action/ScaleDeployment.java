package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Changes how many replicas are wanted. */
public record ScaleDeployment(Target target, int from, int to) implements Action {

  static final String NAME = "scale-deployment";

  public ScaleDeployment {
    if (from < 0 || to < 0) {
      throw new IllegalArgumentException("replicas must not be negative: " + from + ", " + to);
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Scale %s from %d to %d replicas".formatted(target.object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of("replicas", Integer.toString(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of("replicas", Integer.toString(to));
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of("replicas", live.workload().map(w -> Integer.toString(w.replicas())));
  }

  @Override
  public String beforeWords() {
    return from + " replicas";
  }

  @Override
  public String afterWords() {
    return to + " replicas";
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ScaleDeployment(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to > from
        ? new Assessment(Risk.LOW, "it adds pods to one workload and can be undone")
        : new Assessment(Risk.MEDIUM, "it takes pods away from a workload");
  }
}
