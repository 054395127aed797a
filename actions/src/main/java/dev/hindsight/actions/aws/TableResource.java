package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** DynamoDB tables. */
@Component
class TableResource implements Resource {

  private static final String STATUS = "/TableStatus";

  @Override
  public AwsKind kind() {
    return AwsKind.TABLE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.DYNAMODB, "DescribeTable", p -> p.put("TableName", object.name())))
        .then(answer -> one(answer, "/Table", object))
        .then(
            table ->
                text(table, STATUS).equals("DELETING")
                    ? Answers.gone(object)
                    : tags(aws, table).map(tags -> live(object, table, tags)));
  }

  private static Outcome<Map<String, String>> tags(Calls aws, JsonNode table) {
    return aws.make(
            AwsCall.of(
                AwsService.DYNAMODB,
                "ListTagsOfResource",
                p -> p.put("ResourceArn", text(table, "/TableArn"))))
        .map(answer -> Tags.of(answer.path("Tags")));
  }

  private static Live live(ObjectRef object, JsonNode table, Map<String, String> tags) {
    Map<String, String> fields =
        Map.of(
            SetTableCapacity.READ,
            text(table, "/ProvisionedThroughput/ReadCapacityUnits"),
            SetTableCapacity.WRITE,
            text(table, "/ProvisionedThroughput/WriteCapacityUnits"));
    return Answers.live(
        object, text(table, "/TableId"), new Facts.Cloud(new TreeMap<>(fields), tags, 0, 0), table);
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String status = text(live.object(), STATUS);
    return new Outcome.Done<>(
        Answers.health(
            status.equals("ACTIVE"),
            false,
            "%s is %s".formatted(live.ref().display(), Answers.or(status))));
  }
}
