package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Gives an RDS instance more storage. */
@ReadsAws(AwsKind.DB_INSTANCE)
@NeedsAws(permission = "rds:ModifyDBInstance", on = "rds:db:*")
@Meaning("Gives an RDS instance more storage, without a stop; it cannot be made smaller again.")
public record GrowDatabaseStorage(
    Target target,
    @Meaning("GiB now") int from,
    @Meaning("GiB then: at least a tenth more, at most twice as much, at most 65536") int to)
    implements AwsAction {

  /** How much it has. */
  public static final String STORAGE = "storage";

  static final String NAME = "grow-database-storage";

  public GrowDatabaseStorage {
    AwsKind.DB_INSTANCE.check(target.object());
    if (from < 5 || to > 65_536 || to > 2 * from || 10L * to < 11L * from) {
      throw new IllegalArgumentException(
          "storage grows by a tenth to twice as much, to 65536 GiB at most: %d, %d"
              .formatted(from, to));
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
    return "Give %s %d GiB of storage instead of %d".formatted(object().display(), to, from);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(STORAGE, from + " GiB");
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(STORAGE, to + " GiB");
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.RDS,
        "ModifyDBInstance",
        p ->
            p.put("DBInstanceIdentifier", object().name())
                .put("AllocatedStorage", to)
                .put("ApplyImmediately", true));
  }

  @Override
  public Undo undo() {
    return Undo.Never.because("RDS makes no storage smaller, and bills what there is");
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "it cannot be taken back, and it is slower for some hours");
  }
}
