package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Fields;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** RDS instances. */
@Component
class DatabaseResource implements Resource {

  private static final Set<String> STUCK = Set.of("failed", "restore-error");

  @Override
  public AwsKind kind() {
    return AwsKind.DB_INSTANCE;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.RDS,
                "DescribeDBInstances",
                p -> p.put("DBInstanceIdentifier", object.name())))
        .then(answer -> one(answer, "/DBInstances/0", object))
        .then(
            database ->
                aws.make(
                        AwsCall.of(
                            AwsService.RDS,
                            "DescribeDBSnapshots",
                            p ->
                                p.put("DBInstanceIdentifier", object.name())
                                    .put("SnapshotType", "manual")))
                    .map(answer -> live(object, database, answer.path("DBSnapshots"))));
  }

  private static Live live(ObjectRef object, JsonNode database, JsonNode snapshots) {
    SortedMap<String, String> fields = new TreeMap<>();
    String status = text(database, "/DBInstanceStatus");
    fields.put(RebootDatabase.STATUS, status);
    fields.put(SetDatabaseClass.CLASS, wanted(database, "DBInstanceClass"));
    fields.put(GrowDatabaseStorage.STORAGE, wanted(database, "AllocatedStorage") + " GiB");
    fields.put(Told.STANDBY, database.path("MultiAZ").asBoolean(false) ? "yes" : "no");
    snapshots
        .values()
        .forEach(
            snapshot ->
                fields.put(
                    SnapshotDatabase.FIELD + text(snapshot, "/DBSnapshotIdentifier"),
                    Fields.PRESENT));
    return Answers.live(
        object,
        text(database, "/DbiResourceId"),
        new Facts.Cloud(fields, Tags.of(database.path("TagList")), 0, 0),
        database);
  }

  /** What a change that was accepted is on its way to counts. */
  private static String wanted(JsonNode database, String field) {
    String pending = text(database, "/PendingModifiedValues/" + field);
    return pending.isEmpty() || pending.equals("0") ? text(database, "/" + field) : pending;
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String status = text(live.object(), "/DBInstanceStatus");
    return new Outcome.Done<>(
        Answers.health(
            status.equals("available"),
            STUCK.contains(status) || status.startsWith("incompatible"),
            "%s is %s".formatted(live.ref().display(), Answers.or(status))));
  }
}
