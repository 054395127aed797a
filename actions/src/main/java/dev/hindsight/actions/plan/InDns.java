package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.action.WeightedRecord;
import dev.hindsight.actions.plan.Choice.Act;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** What is done to names in Route 53; pure. */
final class InDns {

  private static final int HEAVIEST = 255;

  private InDns() {}

  static Choice choose(DnsTemplate template, Live live, Facts.Cloud cloud) {
    return switch (template) {
      case DnsTemplate.ShiftRecordWeights shift -> shift(shift.to(), live, cloud);
    };
  }

  private static Choice shift(String to, Live live, Facts.Cloud cloud) {
    String name = live.ref().display();
    SortedMap<String, WeightedRecord> from = records(cloud);
    int sum = from.values().stream().mapToInt(WeightedRecord::weight).sum();
    if (from.size() < 2 || !from.containsKey(to)) {
      return InAws.no(
          "%s is shared between no two records of which one is %s.".formatted(name, to));
    }
    if (sum == 0 || sum > HEAVIEST) {
      return InAws.no(
          "The weights of %s have the sum %d, which one record cannot have.".formatted(name, sum));
    }
    SortedMap<String, Integer> then = new TreeMap<>();
    from.keySet().forEach(id -> then.put(id, id.equals(to) ? sum : 0));
    return Optional.ofNullable(from.get(to)).filter(r -> r.weight() == sum).isPresent()
        ? InAws.no("%s is answered by %s alone already.".formatted(name, to))
        : new Act(
            "Let %s be answered by %s".formatted(live.ref().name(), to),
            new ShiftRecordWeights(live.target(), from, then));
  }

  private static SortedMap<String, WeightedRecord> records(Facts.Cloud cloud) {
    SortedMap<String, WeightedRecord> records = new TreeMap<>();
    cloud
        .fields()
        .forEach(
            (field, json) -> {
              if (field.startsWith(ShiftRecordWeights.RECORD)) {
                String id = field.substring(ShiftRecordWeights.RECORD.length());
                Told.number(cloud, Told.WEIGHT + id)
                    .ifPresent(
                        weight ->
                            records.put(
                                id, WeightedRecord.of(JsonMapper.shared().readTree(json), weight)));
              }
            });
    return records;
  }
}
