package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replaces the value of one key of a ConfigMap. */
@Meaning(
    "Replaces the value of one key that a ConfigMap has. Never a key or a value that looks like a"
        + " secret. Pods see a mounted value after about a minute, and a value in their environment"
        + " only after a restart, which is a step of its own.")
@Needs(resource = "configmaps", verb = "get")
@Needs(resource = "configmaps", verb = "patch")
public record PatchConfigMap(
    Target target,
    @Meaning("the key, at most 253 characters of a-z A-Z 0-9 - _ .") String key,
    @Meaning("its value now, at most 4096 characters") String from,
    @Meaning("its value then, at most 4096 characters") String to)
    implements Action {

  static final String NAME = "patch-config-map";

  /** The longest value; it stands in the plan and on the card. */
  public static final int LONGEST = 4096;

  private static final int SHOWN = 80;
  private static final Pattern KEY = Pattern.compile("[-._a-zA-Z0-9]{1,253}");

  public PatchConfigMap {
    if (!mayHold(key, from) || !mayHold(key, to)) {
      throw new IllegalArgumentException("not a key or value that may be changed: " + key);
    }
    if (from.equals(to)) {
      throw new IllegalArgumentException("it would change nothing: " + key);
    }
  }

  /** Whether this key with this value is one that may be read and changed. */
  public static boolean mayHold(String key, String value) {
    return KEY.matcher(key).matches()
        && !SecretWords.named(key)
        && value.length() <= LONGEST
        && !SecretWords.in(value);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String kind() {
    return "ConfigMap";
  }

  @Override
  public String sentence() {
    return "Set %s in %s from \"%s\" to \"%s\""
        .formatted(key, target.object().display(), shown(from), shown(to));
  }

  private static String shown(String value) {
    String line = value.replaceAll("\\R", "⏎");
    return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(key, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(key, to);
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.of(
        key,
        Stream.of(live.facts())
            .filter(Facts.ConfigMap.class::isInstance)
            .map(Facts.ConfigMap.class::cast)
            .filter(map -> map.data().containsKey(key))
            .map(map -> map.data().getOrDefault(key, ""))
            .findFirst());
  }

  @Override
  public String beforeWords() {
    return "%s \"%s\"".formatted(key, shown(from));
  }

  @Override
  public String afterWords() {
    return "%s \"%s\"".formatted(key, shown(to));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new PatchConfigMap(target, key, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "every workload that reads the ConfigMap is changed");
  }
}
