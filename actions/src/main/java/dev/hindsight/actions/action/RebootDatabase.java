package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Set;
import java.util.SortedMap;

/** Reboots an RDS instance. */
@ReadsAws(AwsKind.DB_INSTANCE)
@NeedsAws(permission = "rds:RebootDBInstance", on = "rds:db:*")
@Meaning("Reboots an RDS instance, on demand with a failover to its standby in another zone.")
public record RebootDatabase(
    Target target,
    @Meaning("whether its standby takes over, which a Multi-AZ instance has") boolean failover)
    implements AwsAction {

  /** As RDS says it. */
  public static final String STATUS = "status";

  private static final Set<String> ENDED = Set.of("stopping", "stopped", "deleting");

  static final String NAME = "reboot-database";

  public RebootDatabase {
    AwsKind.DB_INSTANCE.check(target.object());
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
    return "Reboot %s%s".formatted(object().display(), failover ? " with failover" : "");
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(STATUS, "available");
  }

  @Override
  public SortedMap<String, String> after() {
    return before();
  }

  /** Nothing of it stays; one that somebody stops or deletes is theirs. */
  @Override
  public boolean holds(Live live) {
    return live.facts() instanceof Facts.Cloud cloud
        && !ENDED.contains(cloud.fields().getOrDefault(STATUS, "deleting"));
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.RDS,
        "RebootDBInstance",
        p -> p.put("DBInstanceIdentifier", object().name()).put("ForceFailover", failover));
  }

  @Override
  public Undo undo() {
    return new Undo.Never(
        "the database runs as before, with the parameters that waited for a reboot");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "the database is away for some minutes, and all that uses it");
  }

  /** An event tells of it some time later, though not who it was. */
  @Override
  public Trace trace() {
    return Trace.NONE;
  }
}
