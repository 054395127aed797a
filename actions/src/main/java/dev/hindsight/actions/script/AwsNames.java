package dev.hindsight.actions.script;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.RecordName;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.WeightedRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where in the list of a hosted zone the records of one name are. */
final class AwsNames {

  private static final String ALL = "ResourceRecordSets";

  private AwsNames() {}

  /** Each record whole: a change repeats all of it, so all of it must be as it was. */
  static List<Reading> records(ShiftRecordWeights shift) {
    RecordName name = RecordName.of(shift.object());
    List<Reading> readings = new ArrayList<>();
    readings.add(
        Reading.stays("records", Jmes.count(ALL, of(name)), Integer.toString(shift.from().size())));
    shift
        .from()
        .forEach(
            (id, record) -> {
              String its = of(name) + " && " + Jmes.is("SetIdentifier", id);
              readings.add(
                  AwsFields.number(
                      "weight." + id,
                      Jmes.first(ALL, its, "Weight"),
                      record.weight(),
                      shift.to().getOrDefault(id, record.weight())));
              rest(readings, id, its, record);
            });
    return readings;
  }

  private static void rest(List<Reading> readings, String id, String its, WeightedRecord record) {
    readings.add(
        Reading.stays(
            "ttl." + id,
            "not_null(%s, `\"none\"`)".formatted(Jmes.first(ALL, its, "TTL")),
            record.ttl().map(Object::toString).orElse("none")));
    readings.add(
        Reading.stays(
            "values." + id,
            "join(`\",\"`, sort(%s[?%s].ResourceRecords[].Value))".formatted(ALL, its),
            String.join(",", record.values())));
    readings.add(
        same("alias." + id, its, "AliasTarget.DNSName", record.alias().map(a -> a.name())));
    readings.add(
        same(
            "alias-zone." + id,
            its,
            "AliasTarget.HostedZoneId",
            record.alias().map(a -> a.zone())));
    readings.add(same("check." + id, its, "HealthCheckId", record.healthCheck()));
  }

  private static Reading same(String label, String its, String field, Optional<String> value) {
    return Reading.stays(
        label,
        "not_null(%s, `\"none\"`)".formatted(Jmes.first(ALL, its, field)),
        value.orElse("none"));
  }

  /** Somebody is answered. */
  static String answered(ObjectRef object) {
    return Jmes.some(ALL, of(RecordName.of(object)) + " && Weight > `0`");
  }

  private static String of(RecordName name) {
    return "%s && %s".formatted(Jmes.is("Name", name.absolute()), Jmes.is("Type", name.type()));
  }
}
