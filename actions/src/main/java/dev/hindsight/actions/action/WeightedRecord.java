package dev.hindsight.actions.action;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of the records that share a name, whole: a change of its weight repeats all of it.
 *
 * @param ttl seconds for which an answer may be kept; absent where it is an alias
 * @param values addresses or names; none where it is an alias
 * @param alias what it stands for
 * @param healthCheck the check without which it is not answered
 */
public record WeightedRecord(
    int weight,
    Optional<Long> ttl,
    List<String> values,
    Optional<Alias> alias,
    Optional<String> healthCheck) {

  private static final Pattern VALUE = Pattern.compile("[A-Za-z0-9._:\\\\-]{1,255}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

  public WeightedRecord {
    values = values.stream().sorted().toList();
    boolean plain = ttl.isPresent() && !values.isEmpty() && values.size() <= 100;
    boolean either = alias.isPresent() ? ttl.isEmpty() && values.isEmpty() : plain;
    boolean sound =
        weight >= 0
            && weight <= 255
            && ttl.orElse(0L) >= 0
            && ttl.orElse(0L) <= Integer.MAX_VALUE
            && values.stream().allMatch(v -> VALUE.matcher(v).matches())
            && healthCheck.stream().allMatch(id -> ID.matcher(id).matches());
    if (!either || !sound) {
      throw new IllegalArgumentException(
          "no record: weight 0 to 255, and a TTL with 1 to 100 values or an alias");
    }
  }

  /** An object of AWS that a record stands for. */
  public record Alias(String zone, String name, boolean evaluatesHealth) {

    public Alias {
      if (!ID.matcher(zone).matches() || !VALUE.matcher(name).matches()) {
        throw new IllegalArgumentException("no alias: '%s' in '%s'".formatted(name, zone));
      }
    }
  }

  /** What Route 53 says of it, and this weight. */
  public static WeightedRecord of(JsonNode said, int weight) {
    JsonNode target = said.path("AliasTarget");
    return new WeightedRecord(
        weight,
        said.has("TTL") ? Optional.of(said.path("TTL").asLong()) : Optional.empty(),
        said.path("ResourceRecords").values().stream()
            .map(value -> value.path("Value").asString(""))
            .toList(),
        target.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                new Alias(
                    target.path("HostedZoneId").asString(""),
                    target.path("DNSName").asString(""),
                    target.path("EvaluateTargetHealth").asBoolean(false))),
        Optional.of(said.path("HealthCheckId").asString("")).filter(id -> !id.isEmpty()));
  }

  WeightedRecord weighing(int other) {
    return new WeightedRecord(other, ttl, values, alias, healthCheck);
  }

  /** All but the weight, as Route 53 writes it. */
  public ObjectNode rest() {
    ObjectNode rest = JsonMapper.shared().createObjectNode();
    ttl.ifPresent(seconds -> rest.put("TTL", seconds.longValue()));
    if (!values.isEmpty()) {
      ArrayNode records = rest.putArray("ResourceRecords");
      values.forEach(value -> records.addObject().put("Value", value));
    }
    alias.ifPresent(
        to ->
            rest.putObject("AliasTarget")
                .put("HostedZoneId", to.zone())
                .put("DNSName", to.name())
                .put("EvaluateTargetHealth", to.evaluatesHealth()));
    healthCheck.ifPresent(id -> rest.put("HealthCheckId", id));
    return rest;
  }
}
