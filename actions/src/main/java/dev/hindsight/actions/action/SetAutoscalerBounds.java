package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.TreeMap;

/** Sets between how many replicas a HorizontalPodAutoscaler may choose. */
@Meaning(
    "Sets between how many replicas a HorizontalPodAutoscaler may choose: the way to more or fewer"
        + " replicas where an autoscaler owns their number and a plain scale is refused.")
@Needs(group = "autoscaling", resource = "horizontalpodautoscalers", verb = "patch")
public record SetAutoscalerBounds(
    Target target,
    @Meaning("least and most replicas now") Bounds from,
    @Meaning(
            "least and most replicas then: at least 1, at most 1000, and no fewer at most than at"
                + " least")
        Bounds to)
    implements Action {

  static final String NAME = "set-autoscaler-bounds";

  /** Between how many replicas. */
  public record Bounds(int min, int max) {

    public Bounds {
      if (min < 1 || max < min || max > Scaling.MOST) {
        throw new IllegalArgumentException(
            "bounds must be between 1 and %d, the least first: %d, %d"
                .formatted(Scaling.MOST, min, max));
      }
    }

    String words() {
      return "%d to %d replicas".formatted(min, max);
    }

    SortedMap<String, String> fields() {
      SortedMap<String, String> fields = new TreeMap<>();
      fields.put("min", Integer.toString(min));
      fields.put("max", Integer.toString(max));
      return fields;
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "HorizontalPodAutoscaler";
  }

  @Override
  public String sentence() {
    return "Let %s choose %s instead of %s"
        .formatted(target.object().display(), to.words(), from.words());
  }

  @Override
  public SortedMap<String, String> before() {
    return from.fields();
  }

  @Override
  public SortedMap<String, String> after() {
    return to.fields();
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Autoscaler scaler
        ? scaler.bounds().fields()
        : new TreeMap<>();
  }

  @Override
  public String beforeWords() {
    return from.words();
  }

  @Override
  public String afterWords() {
    return to.words();
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetAutoscalerBounds(target, to, from));
  }

  @Override
  public Assessment risk() {
    if (to.min < from.min || to.max < from.max) {
      return new Assessment(Risk.MEDIUM, "it may take pods away from a workload");
    }
    return to.min == from.min
        ? new Assessment(Risk.LOW, "it only adds room for pods of one workload and can be undone")
        : new Assessment(Risk.MEDIUM, "it keeps more pods running, needed or not");
  }
}
