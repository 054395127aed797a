package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Gives an RDS instance another class. */
@ReadsAws(AwsKind.DB_INSTANCE)
@NeedsAws(permission = "rds:ModifyDBInstance", on = "rds:db:*")
@Meaning("Gives an RDS instance another class at once: more or less memory and processors.")
public record SetDatabaseClass(
    Target target,
    @Meaning("class now, as db.m7g.large") String from,
    @Meaning("class then") String to)
    implements AwsAction {

  /** The size and make of its machine. */
  public static final String CLASS = "class";

  private static final Pattern CLASSES = Pattern.compile("db\\.[a-z0-9-]{2,20}\\.[a-z0-9-]{2,20}");

  static final String NAME = "set-database-class";

  public SetDatabaseClass {
    AwsKind.DB_INSTANCE.check(target.object());
    if (!CLASSES.matcher(from).matches() || !CLASSES.matcher(to).matches() || from.equals(to)) {
      throw new IllegalArgumentException(
          "no two classes, as db.m7g.large and db.m7g.xlarge: '%s', '%s'".formatted(from, to));
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
    return "Give %s class %s instead of %s".formatted(object().display(), to, from);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(CLASS, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(CLASS, to);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.RDS,
        "ModifyDBInstance",
        p ->
            p.put("DBInstanceIdentifier", object().name())
                .put("DBInstanceClass", to)
                .put("ApplyImmediately", true));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetDatabaseClass(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.HIGH, "the database is away for some minutes, and all that uses it");
  }
}
