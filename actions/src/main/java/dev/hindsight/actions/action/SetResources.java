package dev.hindsight.actions.action;

import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Sets limits and requests of one container; a name that only one side has is added or taken. */
@Meaning("Sets limits and requests of one container.")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record SetResources(
    Target target,
    @Meaning("the container's name") String container,
    @Meaning("limits and requests now, by resource") Resources from,
    @Meaning("limits and requests then; a name that only one side has is added or taken away")
        Resources to)
    implements Action {

  static final String NAME = "set-resources";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    SortedMap<String, String> old = from.named();
    SortedMap<String, String> now = to.named();
    Set<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    String changes =
        names.stream()
            .filter(n -> !Objects.equals(old.get(n), now.get(n)))
            .map(n -> "%s from %s to %s".formatted(n, amount(old, n), amount(now, n)))
            .collect(Collectors.joining(", "));
    return "Set resources of container %s in %s: %s"
        .formatted(container, target.object().display(), changes);
  }

  private static String amount(SortedMap<String, String> amounts, String name) {
    return amounts.getOrDefault(name, "none");
  }

  @Override
  public SortedMap<String, String> before() {
    return fields(from);
  }

  @Override
  public SortedMap<String, String> after() {
    return fields(to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return live.workload()
        .flatMap(w -> w.container(container))
        .map(c -> fields(c.resources().only(from, to)))
        .orElseGet(TreeMap::new);
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
    return new Undo.By(new SetResources(target, container, to, from));
  }

  // The server may write the same amount in another way: 1024Mi comes back as 1Gi.
  private static SortedMap<String, String> fields(Resources resources) {
    SortedMap<String, String> fields = resources.named();
    fields.replaceAll((_, amount) -> Quantities.canonical(amount));
    return fields;
  }
}
