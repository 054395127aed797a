package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RecordName;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.action.WeightedRecord;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** All records of one name and type in a hosted zone of Route 53. */
@Component
class RecordSetResource implements Resource {

  private static final String IDENTIFIER = "/SetIdentifier";

  /** What a record may have: a change repeats all of it, and nothing may be lost by that. */
  private static final Set<String> KNOWN =
      Set.of(
          "Name",
          "Type",
          "SetIdentifier",
          "Weight",
          "TTL",
          "ResourceRecords",
          "AliasTarget",
          "HealthCheckId");

  @Override
  public AwsKind kind() {
    return AwsKind.RECORD_SET;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    RecordName name = RecordName.of(object);
    return aws.make(
            AwsCall.of(
                AwsService.ROUTE_53,
                "ListResourceRecordSets",
                p ->
                    p.put("HostedZoneId", object.namespace())
                        .put("StartRecordName", name.absolute())
                        .put("StartRecordType", name.type())
                        .put("MaxItems", "300")))
        .then(answer -> found(answer, object))
        .then(records -> tags(aws, object).map(tags -> live(object, records, tags)));
  }

  /** The list goes on with other names where it begins with this one. */
  private static Outcome<ArrayNode> found(JsonNode answer, ObjectRef object) {
    RecordName name = RecordName.of(object);
    ArrayNode records = JsonMapper.shared().createArrayNode();
    answer.path("ResourceRecordSets").values().stream()
        .filter(r -> text(r, "/Name").equals(name.absolute()))
        .filter(r -> text(r, "/Type").equals(name.type()))
        .forEach(records::add);
    return records.isEmpty() ? Answers.gone(object) : new Outcome.Done<>(records);
  }

  /** Records have none; those of their zone say whose they are. */
  private static Outcome<Map<String, String>> tags(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.ROUTE_53,
                "ListTagsForResource",
                p -> p.put("ResourceType", "hostedzone").put("ResourceId", object.namespace())))
        .map(answer -> Tags.of(answer.at("/ResourceTagSet/Tags")));
  }

  private static Live live(ObjectRef object, ArrayNode records, Map<String, String> tags) {
    SortedMap<String, String> fields = new TreeMap<>();
    SortedMap<String, WeightedRecord> weighted = weighted(records);
    if (!weighted.isEmpty()) {
      fields.putAll(ShiftRecordWeights.fields(weighted));
      weighted.forEach((id, r) -> fields.put(Told.WEIGHT + id, Integer.toString(r.weight())));
    }
    return Answers.live(
        object,
        // a zone's id is never given again, and a record has none
        "%s/%s".formatted(object.namespace(), object.name()),
        new Facts.Cloud(fields, tags, 0, 0),
        JsonMapper.shared().createObjectNode().set("ResourceRecordSets", records));
  }

  /** Empty where one of them is of another kind, and the shares are not all there is to it. */
  private static SortedMap<String, WeightedRecord> weighted(ArrayNode records) {
    SortedMap<String, WeightedRecord> weighted = new TreeMap<>();
    for (JsonNode one : records) {
      Optional<WeightedRecord> read = weighted(one);
      if (read.isEmpty()) {
        return new TreeMap<>();
      }
      weighted.put(text(one, IDENTIFIER), read.get());
    }
    return weighted;
  }

  private static Optional<WeightedRecord> weighted(JsonNode one) {
    if (!one.has("Weight") || text(one, IDENTIFIER).isEmpty() || !strange(one).isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(WeightedRecord.of(one, one.path("Weight").asInt(-1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> strange(JsonNode one) {
    return one.propertyNames().stream().filter(name -> !KNOWN.contains(name)).sorted().toList();
  }

  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    return live.object().path("ResourceRecordSets").values().stream()
        .flatMap(one -> strange(one).stream())
        .findFirst()
        .map("has records with %s, which a change would lose"::formatted);
  }

  /** The change. */
  @Override
  public String receipt(JsonNode answer) {
    return Answers.afterSlash(text(answer, "/ChangeInfo/Id"));
  }

  @Override
  public Outcome<Boolean> arrived(Calls aws, String receipt) {
    return aws.make(AwsCall.of(AwsService.ROUTE_53, "GetChange", p -> p.put("Id", receipt)))
        .map(answer -> text(answer, "/ChangeInfo/Status").equals("INSYNC"));
  }

  /** Somebody is answered; whether those who are sent there are served, other objects tell. */
  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    boolean answered =
        live.object().path("ResourceRecordSets").values().stream()
            .anyMatch(one -> one.path("Weight").asInt(1) > 0);
    return new Outcome.Done<>(
        Answers.health(
            answered,
            false,
            "%s %s".formatted(live.ref().display(), answered ? "is answered" : "has no weight")));
  }
}
