package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Takes a snapshot of an RDS instance. */
@ReadsAws(AwsKind.DB_INSTANCE)
@NeedsAws(permission = "rds:CreateDBSnapshot", on = "rds:db:*")
@NeedsAws(permission = "rds:CreateDBSnapshot", on = "rds:snapshot:*")
@Meaning("Takes a snapshot of an RDS instance, as the first step before a change of it.")
public record SnapshotDatabase(
    Target target, @Meaning("the name that the snapshot gets") String snapshot)
    implements AwsAction {

  /** Before the name of a snapshot. */
  public static final String FIELD = "snapshot ";

  private static final Pattern NAMES = Pattern.compile("(?!.*--)[a-z][a-z0-9-]{0,253}[a-z0-9]");

  static final String NAME = "snapshot-database";

  public SnapshotDatabase {
    AwsKind.DB_INSTANCE.check(target.object());
    if (!NAMES.matcher(snapshot).matches()) {
      throw new IllegalArgumentException("'%s' cannot name a snapshot".formatted(snapshot));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.DB_INSTANCE;
  }

  @Override
  public String sentence() {
    return "Take snapshot %s of %s".formatted(snapshot, object().display());
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(FIELD + snapshot, Fields.ABSENT);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(FIELD + snapshot, Fields.PRESENT);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.RDS,
        "CreateDBSnapshot",
        p -> p.put("DBInstanceIdentifier", object().name()).put("DBSnapshotIdentifier", snapshot));
  }

  @Override
  public Undo undo() {
    return new Undo.Never("a snapshot more is there, until somebody deletes it");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "a snapshot stays, which costs");
  }

  @Override
  public SortedMap<String, String> now(Live live) {
    return Fields.orAbsent(AwsAction.super.now(live), FIELD + snapshot);
  }

  /** On the database and on the snapshot that is made. */
  @Override
  public List<AwsGrant> awsGrants() {
    String permission = call("").permission();
    String database = AwsKind.DB_INSTANCE.arn(object());
    return List.of(
        new AwsGrant(permission, database),
        new AwsGrant(
            permission, database.replace(":db:" + object().name(), ":snapshot:" + snapshot)));
  }
}
