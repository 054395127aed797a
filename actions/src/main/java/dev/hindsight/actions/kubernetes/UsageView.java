package dev.hindsight.actions.kubernetes;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What one pod's containers use of what they may; pure. */
record UsageView(String pod, List<Container> containers) {

  private static final int BUSY = 85;

  UsageView {
    containers = List.copyOf(containers);
  }

  /** Of these pods, the busiest first; pods without a sample are left out. */
  static List<UsageView> of(List<JsonNode> pods, JsonNode metrics) {
    return pods.stream()
        .flatMap(
            pod ->
                Json.items(metrics).stream()
                    .filter(m -> name(m).equals(name(pod)))
                    .limit(1)
                    .map(sample -> of(pod, sample)))
        .sorted(Comparator.comparingInt(UsageView::cpuPercent).reversed())
        .toList();
  }

  private static String name(JsonNode object) {
    return Json.text(object, "/metadata/name");
  }

  private static UsageView of(JsonNode pod, JsonNode sample) {
    List<Container> containers = new ArrayList<>();
    for (JsonNode used : Json.list(sample, "/containers")) {
      String name = Json.text(used, "/name");
      Json.list(pod, "/spec/containers").stream()
          .filter(c -> name.equals(Json.text(c, "/name")))
          .findFirst()
          .ifPresent(spec -> containers.add(new Container(name, used, spec)));
    }
    return new UsageView(name(pod), containers);
  }

  /** The highest share of a cpu limit that a container uses; 0 where none is limited. */
  int cpuPercent() {
    return containers.stream().mapToInt(c -> c.percent("cpu").orElse(0)).max().orElse(0);
  }

  List<String> lines() {
    return containers.stream().map(Container::line).toList();
  }

  /** Of several pods in one line. */
  static String summary(List<UsageView> all) {
    long busy = all.stream().filter(view -> view.cpuPercent() >= BUSY).count();
    return "%d of %d pods use %d %% or more of their cpu limit".formatted(busy, all.size(), BUSY);
  }

  /** One container's sample beside its spec. */
  record Container(String name, JsonNode used, JsonNode spec) {

    String line() {
      return "container %s uses %s, %s".formatted(name, share("cpu"), share("memory"));
    }

    private String share(String resource) {
      String now = shown(resource, Json.text(used, "/usage/" + resource));
      return limit(resource)
          .map(
              limit ->
                  "%s %s of limit %s (%d %%)"
                      .formatted(resource, now, limit, percent(resource).orElse(0)))
          .orElse("%s %s without a limit".formatted(resource, now));
    }

    /** The metrics API counts in billionths of a cpu and in Ki; people read m and Mi. */
    private static String shown(String resource, String quantity) {
      return Quantities.parse(quantity)
          .map(
              value ->
                  resource.equals("cpu")
                      ? rounded(value.movePointRight(3)) + "m"
                      : rounded(value.divide(Quantities.MI, 1, RoundingMode.HALF_UP)) + "Mi")
          .orElse(quantity);
    }

    private static String rounded(BigDecimal value) {
      return value.setScale(0, RoundingMode.HALF_UP).toPlainString();
    }

    private Optional<String> limit(String resource) {
      return Json.maybe(spec, "/resources/limits/" + resource);
    }

    Optional<Integer> percent(String resource) {
      Optional<BigDecimal> now = Quantities.parse(Json.text(used, "/usage/" + resource));
      Optional<BigDecimal> most = limit(resource).flatMap(Quantities::parse);
      return now.flatMap(n -> most.filter(m -> m.signum() > 0).map(m -> Quantities.percent(n, m)));
    }
  }
}
