package dev.hindsight.local.cluster.store;

import java.util.Comparator;
import tools.jackson.databind.JsonNode;

/** Where an object lives; {@code namespace} is empty for cluster-wide kinds. */
public record Key(Kind kind, String namespace, String name) implements Comparable<Key> {

  private static final Comparator<Key> ORDER =
      Comparator.comparing(Key::kind).thenComparing(Key::namespace).thenComparing(Key::name);

  public static Key of(Kind kind, JsonNode object) {
    return new Key(
        kind, Json.text(object, "metadata", "namespace"), Json.text(object, "metadata", "name"));
  }

  /** Reads what {@link #path()} wrote. */
  static Key parse(String path) {
    String[] parts = path.split("/", 3);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not an object key: " + path);
    }
    try {
      return new Key(Kind.valueOf(parts[0]), parts[1], parts[2]);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "it has objects of the kind %s, which this version does not know".formatted(parts[0]), e);
    }
  }

  String path() {
    return kind.name() + "/" + namespace + "/" + name;
  }

  @Override
  public int compareTo(Key other) {
    return ORDER.compare(this, other);
  }
}
