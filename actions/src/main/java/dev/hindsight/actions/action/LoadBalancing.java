package dev.hindsight.actions.action;

import java.util.Map;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;

/** Targets of a target group, and the shares of target groups. */
public final class LoadBalancing {

  private static final Pattern TARGET = Pattern.compile("[A-Za-z0-9:._/-]{1,300}");
  private static final Pattern GROUP =
      Pattern.compile(
          "arn:aws[a-z-]*:elasticloadbalancing:[a-z0-9-]+:\\d{12}:targetgroup/[\\w/-]+");

  private LoadBalancing() {}

  static void check(String id, int port) {
    if (!TARGET.matcher(id).matches() || port < 1 || port > 65_535) {
      throw new IllegalArgumentException("no target: '%s', port %d".formatted(id, port));
    }
  }

  static void check(SortedMap<String, Integer> from, SortedMap<String, Integer> to) {
    boolean groups =
        from.size() >= 2
            && from.size() <= 5
            && from.keySet().equals(to.keySet())
            && from.keySet().stream().allMatch(g -> GROUP.matcher(g).matches());
    if (!groups || from.equals(to) || !weights(from) || !weights(to)) {
      throw new IllegalArgumentException(
          "weights of 0 to 999, not all 0, for the same two to five groups: %s, %s"
              .formatted(from, to));
    }
  }

  private static boolean weights(SortedMap<String, Integer> weights) {
    return weights.values().stream().allMatch(w -> w >= 0 && w <= 999)
        && weights.values().stream().anyMatch(w -> w > 0);
  }

  /** The name of a target among the fields of its group. */
  public static String field(String id, int port) {
    return "target %s:%d".formatted(id, port);
  }

  static SortedMap<String, String> fields(String id, int port, String state) {
    return Fields.of(field(id, port), state);
  }

  static AwsCall call(String operation, Target group, String id, int port) {
    return AwsCall.of(
        AwsService.LOAD_BALANCING,
        operation,
        p -> {
          p.put("TargetGroupArn", group.uid());
          p.putArray("Targets").addObject().put("Id", id).put("Port", port);
        });
  }

  static AwsCall weights(Target listener, Map<String, Integer> weights) {
    return AwsCall.of(
        AwsService.LOAD_BALANCING,
        "ModifyListener",
        p -> {
          p.put("ListenerArn", listener.uid());
          ArrayNode groups =
              p.putArray("DefaultActions")
                  .addObject()
                  .put("Type", "forward")
                  .putObject("ForwardConfig")
                  .putArray("TargetGroups");
          weights.forEach(
              (group, weight) ->
                  groups.addObject().put("TargetGroupArn", group).put("Weight", weight));
        });
  }

  /** The shares for people: the groups by their names. */
  public static String words(SortedMap<String, Integer> weights) {
    return weights.entrySet().stream()
        .map(e -> "%s %d".formatted(e.getKey().split("/", 3)[1], e.getValue()))
        .collect(Collectors.joining(", "));
  }
}
