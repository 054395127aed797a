package dev.hindsight.actions.action;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Sets one environment variable of one container, of those the operator has listed. */
@Meaning(
    "Sets or takes away one environment variable of one container. Only names that the operator"
        + " listed (hindsight.kubernetes.actions.environment), never one that looks like a secret,"
        + " and never one whose value comes from a reference (valueFrom).")
@Needs(group = "apps", resource = "deployments", verb = "patch")
public record SetEnvironment(
    Target target,
    @Meaning("the container's name") String container,
    @Meaning("the variable's name, from the operator's list; at most 64 characters")
        String variable,
    @Meaning("its value now; none where it is not set") Optional<String> from,
    @Meaning("its value then, at most 256 characters, one line, without $(…); none takes it away")
        Optional<String> to)
    implements Action {

  static final String NAME = "set-environment";
  private static final Pattern FORM = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
  private static final Pattern VALUE = Pattern.compile("(?!.*\\$\\()[^\\p{Cntrl}]{0,256}");

  public SetEnvironment {
    if (!FORM.matcher(variable).matches() || SecretWords.named(variable)) {
      throw new IllegalArgumentException("not a variable that may be set: " + variable);
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("it would change nothing: " + variable);
    }
    for (Optional<String> value : List.of(from, to)) {
      if (value.isPresent()
          && (!VALUE.matcher(value.get()).matches() || SecretWords.in(value.get()))) {
        throw new IllegalArgumentException("not a value that may be set for " + variable);
      }
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence() {
    return "Set %s of container %s in %s from %s to %s"
        .formatted(
            variable,
            container,
            target.object().display(),
            from.orElse("nothing"),
            to.orElse("nothing"));
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(variable, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(variable, to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    Optional<Facts.Container> found = live.workload().flatMap(w -> w.container(container));
    if (found.isEmpty()) {
      return Fields.of("container", "is not there");
    }
    Facts.Environment environment = found.get().environment();
    return environment.references().contains(variable)
        ? Fields.of("reference", variable)
        : Fields.of(variable, Optional.ofNullable(environment.values().get(variable)));
  }

  @Override
  public String beforeWords() {
    return words(from);
  }

  @Override
  public String afterWords() {
    return words(to);
  }

  private String words(Optional<String> value) {
    return value.map(v -> variable + "=" + v).orElse(variable + " not set");
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetEnvironment(target, container, variable, to, from));
  }
}
