package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.time.Duration;
import java.util.SortedMap;

/** Makes another member of an Aurora cluster its writer. */
@ReadsAws(AwsKind.DB_CLUSTER)
@NeedsAws(permission = "rds:FailoverDBCluster", on = "rds:cluster:*")
@Meaning("Makes another member of an RDS or Aurora cluster its writer.")
public record FailOverCluster(
    Target target,
    @Meaning("the member that writes now") String from,
    @Meaning("the member to write then") String to)
    implements AwsAction {

  /** The member that writes. */
  public static final String WRITER = "writer";

  static final String NAME = "fail-over-cluster";

  public FailOverCluster {
    AwsKind.DB_CLUSTER.check(target.object());
    if (from.equals(to) || !AwsKind.DB_INSTANCE.canBe(from) || !AwsKind.DB_INSTANCE.canBe(to)) {
      throw new IllegalArgumentException("no two members: '%s', '%s'".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.DB_CLUSTER;
  }

  @Override
  public String sentence() {
    return "Make %s the writer of %s instead of %s".formatted(to, object().display(), from);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(WRITER, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(WRITER, to);
  }

  /** A minute or two; until then the old one is said to write. */
  @Override
  public Duration takes() {
    return Duration.ofMinutes(5);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.RDS,
        "FailoverDBCluster",
        p -> p.put("DBClusterIdentifier", object().name()).put("TargetDBInstanceIdentifier", to));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new FailOverCluster(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "writes fail for a short time, and open connections end");
  }
}
