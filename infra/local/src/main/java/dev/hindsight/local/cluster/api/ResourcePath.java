package dev.hindsight.local.cluster.api;

import dev.hindsight.local.cluster.store.Key;
import dev.hindsight.local.cluster.store.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A parsed resource address; name and subresource are empty when absent. */
record ResourcePath(Kind kind, String namespace, String name, String subresource) {

  /** Empty when the path is none of a resource this server knows. */
  static Optional<ResourcePath> parse(String path) {
    List<String> parts = Arrays.stream(path.split("/", -1)).skip(1).toList();
    if (parts.size() >= 3 && parts.get(0).equals("api") && parts.get(1).equals("v1")) {
      return parse("v1", parts.subList(2, parts.size()));
    }
    if (parts.size() >= 4 && parts.get(0).equals("apis")) {
      return parse(parts.get(1) + "/" + parts.get(2), parts.subList(3, parts.size()));
    }
    return Optional.empty();
  }

  Key key() {
    return new Key(kind, namespace, name);
  }

  private static Optional<ResourcePath> parse(String version, List<String> parts) {
    if (parts.size() > 2 && parts.getFirst().equals("namespaces")) {
      Optional<Kind> kind = Kind.of(version, parts.get(2)).filter(Kind::namespaced);
      if (kind.isPresent()) {
        return build(kind.get(), parts.get(1), parts.subList(3, parts.size()));
      }
    }
    return Kind.of(version, parts.getFirst())
        .flatMap(kind -> build(kind, "", parts.subList(1, parts.size())));
  }

  private static Optional<ResourcePath> build(Kind kind, String namespace, List<String> rest) {
    if (rest.size() > 2 || rest.contains("")) {
      return Optional.empty();
    }
    if (kind.namespaced() && namespace.isEmpty() && !rest.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ResourcePath(
            kind,
            namespace,
            rest.isEmpty() ? "" : rest.getFirst(),
            rest.size() < 2 ? "" : rest.get(1)));
  }
}
