package dev.hindsight.actions.aws;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** AWS that answers what a test says, and nothing to everything else. */
final class ScriptedAws implements Aws {

  final List<AwsCall> calls = new CopyOnWriteArrayList<>();
  private final Map<String, Function<AwsCall, Outcome<JsonNode>>> answers =
      new ConcurrentHashMap<>();

  ScriptedAws() {
    answers("GetCallerIdentity", "{\"Account\": \"123456789012\"}");
  }

  ScriptedAws answers(String operation, String json) {
    return on(operation, _ -> new Outcome.Done<>(JsonMapper.shared().readTree(json)));
  }

  ScriptedAws on(String operation, Function<AwsCall, Outcome<JsonNode>> answer) {
    answers.put(operation, answer);
    return this;
  }

  /** A metric's numbers by its name, each a minute; of all other metrics nothing is known. */
  ScriptedAws measures(Map<String, String> values) {
    return on(
        "GetMetricData",
        call -> {
          var results = JsonMapper.shared().createObjectNode();
          var list = results.putArray("MetricDataResults");
          for (JsonNode query : call.parameters().path("MetricDataQueries")) {
            String numbers = values.get(query.at("/MetricStat/Metric/MetricName").asString(""));
            list.addObject()
                .put("Id", query.path("Id").asString(""))
                .set("Values", JsonMapper.shared().readTree(numbers == null ? "[]" : numbers));
          }
          return new Outcome.Done<>(results);
        });
  }

  @Override
  public Outcome<JsonNode> call(String region, AwsCall call, String what) {
    calls.add(call);
    Function<AwsCall, Outcome<JsonNode>> answer = answers.get(call.operation());
    return answer == null
        ? new Outcome.Done<>(JsonMapper.shared().createObjectNode())
        : answer.apply(call);
  }
}
