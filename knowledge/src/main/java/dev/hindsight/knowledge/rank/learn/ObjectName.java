package dev.hindsight.knowledge.rank.learn;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An object as evidence names it: {@code Pod shop/checkout-5d…}, {@code Pod/shop/checkout-5d…},
 * {@code Node worker-1} or {@code shop/checkout}.
 *
 * @param kind as written, empty where none is
 * @param namespace empty for what has none
 */
public record ObjectName(String kind, String namespace, String name) {

  private static final String HASH = "[bcdfghjklmnpqrstvwxz2456789]";
  private static final Pattern OF_REPLICA_SET =
      Pattern.compile(
          "-(?:"
              + HASH
              + "{6,10}|(?=[a-z0-9]{0,9}\\d)[a-z0-9]{8,10})-(?:"
              + HASH
              + "|[a-z0-9]){5}$");
  private static final Pattern HASHED = Pattern.compile("-(?=[a-z0-9]*\\d)[a-z0-9]{5,10}$");
  private static final Pattern OF_DAEMON_SET = Pattern.compile("-" + HASH + "{5}$");
  private static final Pattern NUMBERED = Pattern.compile("-\\d{1,10}$");
  private static final int LONGEST = 300;

  /** Empty for what is no object, such as "alert" or nothing. */
  public static Optional<ObjectName> parse(String text) {
    String written = text.strip();
    if (written.isEmpty() || written.length() > LONGEST) {
      return Optional.empty();
    }
    int space = written.indexOf(' ');
    if (space > 0) {
      return Optional.of(placed(written.substring(0, space), written.substring(space + 1).strip()));
    }
    int slash = written.indexOf('/');
    if (slash <= 0) {
      return Optional.empty();
    }
    boolean kind = Character.isUpperCase(written.charAt(0)) || slash != written.lastIndexOf('/');
    return Optional.of(
        kind
            ? placed(written.substring(0, slash), written.substring(slash + 1))
            : placed("", written));
  }

  private static ObjectName placed(String kind, String rest) {
    int slash = rest.indexOf('/');
    return slash < 0
        ? new ObjectName(kind, "", rest)
        : new ObjectName(kind, rest.substring(0, slash), rest.substring(slash + 1));
  }

  /** What stays the same from pod to pod: a pod and its workload have the same. */
  public String key() {
    String scope = namespace.isEmpty() ? kind.toLowerCase(Locale.ROOT) + ":" : namespace + "/";
    return scope + base();
  }

  /** The name without what a controller adds to it. */
  public String base() {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "pod", "container" -> ofPod(name);
      case "replicaset", "job" -> without(HASHED, without(NUMBERED, name));
      case "" -> without(OF_REPLICA_SET, name);
      default -> name;
    };
  }

  static String ofPod(String name) {
    for (Pattern added : new Pattern[] {OF_REPLICA_SET, HASHED, OF_DAEMON_SET, NUMBERED}) {
      String base = without(added, name);
      if (!base.equals(name)) {
        return base;
      }
    }
    return name;
  }

  private static String without(Pattern added, String name) {
    Matcher matcher = added.matcher(name);
    return matcher.find() && matcher.start() > 0 ? name.substring(0, matcher.start()) : name;
  }

  /** The same in the form of another: its kind, and its way of putting it. */
  String like(String label) {
    Optional<ObjectName> form = parse(label);
    String kind = form.map(ObjectName::kind).orElse(this.kind);
    String place = namespace.isEmpty() ? base() : namespace + "/" + base();
    if (label.contains(" ")) {
      return (kind + " " + place).strip();
    }
    String gap = label.contains("//") && namespace.isEmpty() ? "//" : "/";
    return kind.isEmpty() ? place : kind + gap + place;
  }
}
