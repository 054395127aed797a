package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes the volume behind a PersistentVolumeClaim larger. */
@Meaning(
    "Asks for a larger volume for a PersistentVolumeClaim. Only larger, and only where its storage"
        + " class allows expansion, which the cluster says in the dry run.")
@Needs(resource = "persistentvolumeclaims", verb = "get")
@Needs(resource = "persistentvolumeclaims", verb = "patch")
public record ExpandVolume(
    Target target,
    @Meaning("the storage requested now, a Kubernetes quantity") String from,
    @Meaning("the storage requested then: more than now, at most ten times as much") String to)
    implements Action {

  static final String NAME = "expand-volume";
  private static final String FIELD = "storage";
  private static final BigDecimal MOST = BigDecimal.TEN;

  public ExpandVolume {
    Optional<BigDecimal> old = Quantities.value(from);
    Optional<BigDecimal> now = Quantities.value(to);
    if (old.isEmpty()
        || now.isEmpty()
        || now.get().compareTo(old.get()) <= 0
        || now.get().compareTo(old.get().multiply(MOST)) > 0) {
      throw new IllegalArgumentException(
          "a volume becomes larger, at most ten times: %s, %s".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "PersistentVolumeClaim";
  }

  @Override
  public String sentence() {
    return "Expand %s from %s to %s".formatted(target.object().display(), from, to);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, Quantities.canonical(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD, Quantities.canonical(to));
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.facts() instanceof Facts.Claim claim
        ? Fields.of(FIELD, Quantities.canonical(claim.storage()))
        : new TreeMap<>();
  }

  @Override
  public String beforeWords() {
    return "storage " + from;
  }

  @Override
  public String afterWords() {
    return "storage " + to;
  }

  @Override
  public Undo undo() {
    return new Undo.Never("a volume never shrinks; it keeps its data, and costs more");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "it cannot be undone");
  }
}
