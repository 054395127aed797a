package dev.hindsight.actions.kubernetes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How full one ResourceQuota is; pure. */
record QuotaView(JsonNode quota) {

  private static final int NEARLY_FULL = 80;

  String name() {
    return Json.text(quota, "/metadata/name");
  }

  /** What is used of each resource that is nearly or wholly used up. */
  List<String> lines() {
    return quota.at("/status/hard").properties().stream()
        .map(hard -> line(hard.getKey(), hard.getValue().asString("")))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> line(String resource, String hard) {
    String used = quota.at("/status/used").path(resource).asString("0");
    Optional<BigDecimal> most = Quantities.parse(hard).filter(value -> value.signum() > 0);
    return Quantities.parse(used)
        .flatMap(now -> most.map(whole -> Quantities.percent(now, whole)))
        .filter(percent -> percent >= NEARLY_FULL)
        .map(
            percent ->
                "quota %s: %s of %s %s used (%d %%)"
                    .formatted(name(), used, hard, resource, percent));
  }
}
