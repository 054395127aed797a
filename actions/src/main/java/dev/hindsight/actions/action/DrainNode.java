package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cordons a node and evicts the pods of this list from it, one by one. */
@Meaning(
    "Cordons a node and evicts the listed pods, one by one; each PodDisruptionBudget is asked and"
        + " waited for. Pods of DaemonSets, mirror pods and finished pods stay. Pods without a"
        + " controller are refused, and so are pods with emptyDir data unless the plan says so.")
@Needs(resource = "nodes", verb = "patch")
@Needs(resource = "pods/eviction", verb = "create")
public record DrainNode(
    Target target,
    @Meaning("the pods to evict, by UID, at most 50; a pod that came later stops the drain")
        List<Pod> pods,
    @Meaning("whether pods may lose the data of their emptyDir volumes") boolean emptyDir)
    implements Action {

  static final String NAME = "drain-node";

  /** More than that is for people, in parts. */
  public static final int MOST = 50;

  private static final String FIELD = "drained";

  /** One pod to evict. */
  public record Pod(String namespace, String name, String uid, String controller) {

    String display() {
      return namespace + "/" + name;
    }
  }

  public DrainNode {
    pods = List.copyOf(pods);
    if (pods.isEmpty() || pods.size() > MOST) {
      throw new IllegalArgumentException(
          "a drain is of 1 to %d pods, not %d".formatted(MOST, pods.size()));
    }
  }

  /** Those of the list that are still at work on the node. */
  public List<Pod> left(Live live) {
    return live.facts() instanceof Facts.Node node
        ? pods.stream().filter(pod -> node.pods().stream().anyMatch(g -> works(pod, g))).toList()
        : pods;
  }

  private static boolean works(Pod pod, Facts.Guest guest) {
    return guest.uid().equals(pod.uid) && !guest.stays();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "Node";
  }

  @Override
  public String sentence() {
    return "Drain %s: cordon it and evict %s%s"
        .formatted(
            target.object().display(), count(), emptyDir ? ", whose emptyDir data is lost" : "");
  }

  private String count() {
    return pods.size() == 1 ? "1 pod" : pods.size() + " pods";
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD, "no");
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD, "yes");
  }

  // Until the node bears the mark of the end, a drain that is half done goes on.
  @Override
  public SortedMap<String, String> now(Live live) {
    boolean drained =
        live.facts() instanceof Facts.Node node
            && !node.schedulable()
            && left(live).isEmpty()
            && node.drain().equals(live.marker());
    return live.facts() instanceof Facts.Node
        ? Fields.of(FIELD, drained ? "yes" : "no")
        : new TreeMap<>();
  }

  @Override
  public Optional<String> partly(Live live, String marker) {
    boolean begun =
        live.facts() instanceof Facts.Node node && node.drain().equals(Optional.of(marker));
    return begun
        ? Optional.of(
            "the node is cordoned and %d of %d pods are gone from it"
                .formatted(pods.size() - left(live).size(), pods.size()))
        : Optional.empty();
  }

  @Override
  public String beforeWords() {
    return count() + " to evict on it";
  }

  @Override
  public String afterWords() {
    return "cordoned, none of these pods on it";
  }

  @Override
  public Undo undo() {
    return new Undo.By(
        new UncordonNode(target), Optional.of("the evicted pods stay where they run now"));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "it moves every workload of a node");
  }
}
