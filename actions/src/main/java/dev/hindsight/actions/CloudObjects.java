package dev.hindsight.actions;

import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Objects in AWS by the words that people and CloudWatch have for them; pure. */
public final class CloudObjects {

  /** The dimensions of a metric by which an object goes; an ECS service needs its cluster too. */
  private static final List<Dimension> DIMENSIONS =
      List.of(
          dimension(AwsKind.TARGET_GROUP, "TargetGroup", CloudObjects::middle),
          dimension(AwsKind.INSTANCE, "InstanceId", name -> name),
          dimension(AwsKind.GROUP, "AutoScalingGroupName", name -> name),
          dimension(AwsKind.DB_INSTANCE, "DBInstanceIdentifier", name -> name),
          dimension(AwsKind.DB_CLUSTER, "DBClusterIdentifier", name -> name),
          dimension(AwsKind.FUNCTION, "FunctionName", name -> name),
          dimension(AwsKind.QUEUE, "QueueName", name -> name),
          dimension(AwsKind.TABLE, "TableName", name -> name));

  private record Dimension(AwsKind kind, String key, Function<String, String> name) {}

  private CloudObjects() {}

  /**
   * The object of that kind and name; one that is in another one goes by both, {@code
   * CLUSTER/SERVICE}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static ObjectRef of(String kind, String account, String region, String name) {
    AwsKind known =
        Arrays.stream(AwsKind.values())
            .filter(k -> k.kind().equals(kind))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no kind %s, but %s"
                            .formatted(
                                kind,
                                Arrays.stream(AwsKind.values())
                                    .map(AwsKind::kind)
                                    .collect(Collectors.joining(", ")))));
    int slash = name.indexOf('/');
    if (known.isContained() != slash > 0) {
      throw new IllegalArgumentException(
          known.isContained()
              ? "%s %s needs the name of what it is in before it, as in cluster/service"
                  .formatted(kind, name)
              : "'%s' names no %s".formatted(name, kind));
    }
    ObjectRef object = in(new AwsPlace(account, region), known, name);
    known.check(object);
    return object;
  }

  private static ObjectRef in(AwsPlace place, AwsKind kind, String name) {
    int slash = kind.isContained() ? name.indexOf('/') : -1;
    return new ObjectRef(
        place.identity(),
        kind.kind(),
        slash < 0 ? "" : name.substring(0, slash),
        name.substring(slash + 1));
  }

  /** Whether it is one of AWS's. */
  public static boolean isOne(ObjectRef object) {
    return AwsPlace.of(object).isPresent();
  }

  /** Where something with these labels is, as in {@link ObjectRef#cluster}; empty if nowhere. */
  public static Optional<String> place(Map<String, String> labels) {
    return placed(labels).map(AwsPlace::identity);
  }

  private static Optional<AwsPlace> placed(Map<String, String> labels) {
    try {
      return Optional.of(
          new AwsPlace(labels.getOrDefault("account", ""), labels.getOrDefault("region", "")));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The alarm that sent these labels. */
  public static Optional<ObjectRef> alarm(Map<String, String> labels) {
    return placed(labels)
        .flatMap(place -> sound(place, AwsKind.ALARM, labels.getOrDefault("alertname", "")));
  }

  /** What the dimensions among these labels name, the most telling first. */
  public static List<ObjectRef> named(Map<String, String> labels) {
    return placed(labels).stream().flatMap(place -> named(place, labels)).toList();
  }

  private static Stream<ObjectRef> named(AwsPlace place, Map<String, String> labels) {
    Stream<ObjectRef> plain =
        DIMENSIONS.stream()
            .flatMap(
                one ->
                    Optional.ofNullable(labels.get(one.key())).stream()
                        .flatMap(
                            value -> sound(place, one.kind(), one.name().apply(value)).stream()));
    Optional<ObjectRef> service =
        Optional.ofNullable(labels.get("ServiceName"))
            .map(name -> labels.getOrDefault("ClusterName", "") + "/" + name)
            .flatMap(name -> sound(place, AwsKind.ECS_SERVICE, name));
    return Stream.concat(service.stream(), plain);
  }

  /** Dimensions are whatever their sender wrote. */
  private static Optional<ObjectRef> sound(AwsPlace place, AwsKind kind, String name) {
    try {
      ObjectRef object = in(place, kind, name);
      kind.check(object);
      return Optional.of(object).filter(o -> kind.isContained() != o.namespace().isEmpty());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** {@code targetgroup/NAME/ID} is what CloudWatch calls a target group. */
  private static String middle(String id) {
    String[] parts = id.split("/", -1);
    return parts.length == 3 ? parts[1] : id;
  }

  private static Dimension dimension(AwsKind kind, String key, Function<String, String> name) {
    return new Dimension(kind, key, name);
  }
}
