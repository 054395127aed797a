package dev.hindsight.knowledge.rank.declared;

import dev.hindsight.knowledge.rank.read.Given;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A workload that refers to an object, or to a key of it, that is not there. */
final class ReferenceMissing implements Rule {

  private static final Set<String> STANDARD_CLASSES =
      Set.of(
          "standard",
          "default",
          "gp2",
          "gp3",
          "standard-rwo",
          "premium-rwo",
          "hostpath",
          "local-path",
          "managed",
          "managed-premium",
          "managed-csi",
          "default-storage-class");

  @Override
  public Stream<Flaw> flaws(World world) {
    return Stream.concat(world.workloads().flatMap(workload -> of(workload, world)), claims(world));
  }

  private static Stream<Flaw> of(Given workload, World world) {
    JsonNode spec = workload.podSpec();
    return Stream.of(
            workload.containers().stream().flatMap(c -> environment(workload, c, world)),
            Given.list(spec.path("volumes")).stream().flatMap(v -> volume(workload, v, world)),
            Given.list(spec.path("imagePullSecrets")).stream()
                .flatMap(
                    s ->
                        missing(
                            workload,
                            "Secret",
                            s.path("name").asString(""),
                            "as pull secret",
                            world)),
            account(workload, spec, world))
        .flatMap(flaws -> flaws);
  }

  private static Stream<Flaw> environment(Given workload, JsonNode container, World world) {
    Stream<Flaw> single =
        Scripts.env(container).stream()
            .flatMap(
                env ->
                    Stream.concat(
                        key(workload, env, "secretKeyRef", "Secret", world),
                        key(workload, env, "configMapKeyRef", "ConfigMap", world)));
    Stream<Flaw> whole =
        Given.list(container.path("envFrom")).stream()
            .flatMap(
                from ->
                    Stream.concat(
                        reference(
                            workload, from.path("secretRef"), "Secret", "as environment", world),
                        reference(
                            workload,
                            from.path("configMapRef"),
                            "ConfigMap",
                            "as environment",
                            world)));
    return Stream.concat(single, whole);
  }

  private static Stream<Flaw> key(
      Given workload, JsonNode env, String field, String kind, World world) {
    JsonNode ref = env.path("valueFrom").path(field);
    String name = ref.path("name").asString("");
    String key = ref.path("key").asString("");
    if (name.isEmpty() || ref.path("optional").asBoolean(false)) {
      return Stream.empty();
    }
    if (!world.has(kind, workload.namespace(), name)) {
      return missing(workload, kind, name, "for variable " + env.path("name").asString(""), world);
    }
    return world
        .find(kind, workload.namespace(), name)
        .filter(holder -> !has(holder, key))
        .map(_ -> keyMissing(workload, kind, name, key));
  }

  private static boolean has(Given holder, String key) {
    return Stream.of("data", "stringData", "binaryData")
        .anyMatch(field -> holder.object().path(field).has(key));
  }

  private static Stream<Flaw> volume(Given workload, JsonNode volume, World world) {
    String as = "as volume " + volume.path("name").asString("");
    Stream<Flaw> projected =
        Given.list(volume.at("/projected/sources")).stream()
            .flatMap(
                source ->
                    Stream.concat(
                        reference(workload, source.path("secret"), "Secret", as, world),
                        reference(workload, source.path("configMap"), "ConfigMap", as, world)));
    String secret = volume.at("/secret/secretName").asString("");
    String claim = volume.at("/persistentVolumeClaim/claimName").asString("");
    Stream<Flaw> own =
        Stream.of(
                volume.at("/secret/optional").asBoolean(false)
                    ? Stream.<Flaw>empty()
                    : missing(workload, "Secret", secret, as, world),
                reference(workload, volume.path("configMap"), "ConfigMap", as, world),
                missing(workload, "PersistentVolumeClaim", claim, as, world))
            .flatMap(flaws -> flaws);
    return Stream.of(projected, own, items(workload, volume, world)).flatMap(flaws -> flaws);
  }

  /** Keys that a volume picks out, or that a mount names as its sub path. */
  private static Stream<Flaw> items(Given workload, JsonNode volume, World world) {
    String map = volume.at("/configMap/name").asString("");
    String secret = volume.at("/secret/secretName").asString("");
    String kind = map.isEmpty() ? "Secret" : "ConfigMap";
    String name = map.isEmpty() ? secret : map;
    Stream<String> picked =
        Stream.of("configMap", "secret")
            .flatMap(field -> Given.list(volume.path(field).path("items")).stream())
            .map(item -> item.path("key").asString(""));
    Stream<String> mounted =
        workload.containers().stream()
            .flatMap(c -> Given.list(c.path("volumeMounts")).stream())
            .filter(m -> m.path("name").asString("").equals(volume.path("name").asString("-")))
            .map(m -> m.path("subPath").asString(""));
    Stream<String> keys =
        volume.at("/configMap/items").isArray() || volume.at("/secret/items").isArray()
            ? picked
            : mounted;
    return keys.filter(key -> !key.isEmpty() && !key.contains("/"))
        .flatMap(
            key ->
                world
                    .find(kind, workload.namespace(), name)
                    .filter(holder -> !has(holder, key))
                    .map(_ -> keyMissing(workload, kind, name, key)));
  }

  private static Flaw keyMissing(Given workload, String kind, String name, String key) {
    return Flaw.at(
        workload,
        "couldn't find key %s in %s %s, which %s %s needs"
            .formatted(key, kind, name, workload.kind(), workload.name()),
        key);
  }

  private static Stream<Flaw> reference(
      Given workload, JsonNode ref, String kind, String as, World world) {
    return ref.path("optional").asBoolean(false)
        ? Stream.empty()
        : missing(workload, kind, ref.path("name").asString(""), as, world);
  }

  private static Stream<Flaw> account(Given workload, JsonNode spec, World world) {
    String name = spec.path("serviceAccountName").asString("");
    return name.isEmpty() || name.equals("default")
        ? Stream.empty()
        : missing(workload, "ServiceAccount", name, "as its account", world);
  }

  private static Stream<Flaw> missing(
      Given workload, String kind, String name, String as, World world) {
    if (!world.whole() || name.isEmpty() || world.has(kind, workload.namespace(), name)) {
      return Stream.empty();
    }
    return Stream.of(
        Flaw.at(
            workload,
            "%s %s is used by %s %s %s, but is not there (there: %s)"
                .formatted(kind, name, workload.kind(), workload.name(), as, world.names(kind)),
            name));
  }

  private static Stream<Flaw> claims(World world) {
    return world
        .of("PersistentVolumeClaim")
        .filter(_ -> world.whole())
        .filter(claim -> claim.at("/spec/storageClassName").isString())
        .filter(claim -> !world.has("StorageClass", "", claim.text("/spec/storageClassName")))
        .filter(claim -> !STANDARD_CLASSES.contains(claim.text("/spec/storageClassName")))
        .map(
            claim ->
                Flaw.at(
                    claim,
                    "claim %s asks for StorageClass %s, which is not there: it cannot be bound"
                        .formatted(claim.name(), claim.text("/spec/storageClassName")),
                    "storageClassName"));
  }
}
