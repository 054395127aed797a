package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;

/** Changes the provisioned capacity of a DynamoDB table. */
@ReadsAws(AwsKind.TABLE)
@NeedsAws(permission = "dynamodb:UpdateTable", on = "dynamodb:table/*")
@Meaning("Changes the provisioned capacity of a DynamoDB table.")
public record SetTableCapacity(
    Target target,
    @Meaning("read and write units now") Capacity from,
    @Meaning("read and write units then, each 1 to 40000") Capacity to)
    implements AwsAction {

  /** Read units. */
  public static final String READ = "read";

  /** Write units. */
  public static final String WRITE = "write";

  static final String NAME = "set-table-capacity";

  public SetTableCapacity {
    AwsKind.TABLE.check(target.object());
    if (from.equals(to)) {
      throw new IllegalArgumentException("the capacity is %s already".formatted(to.words()));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.TABLE;
  }

  @Override
  public String sentence() {
    return "Give %s %s instead of %s".formatted(object().display(), to.words(), from.words());
  }

  @Override
  public SortedMap<String, String> before() {
    return from.fields();
  }

  @Override
  public SortedMap<String, String> after() {
    return to.fields();
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.DYNAMODB,
        "UpdateTable",
        p -> {
          p.put("TableName", object().name());
          p.putObject("ProvisionedThroughput")
              .put("ReadCapacityUnits", to.read())
              .put("WriteCapacityUnits", to.write());
        });
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetTableCapacity(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to.read() >= from.read() && to.write() >= from.write()
        ? new Assessment(Risk.LOW, "it only adds room and can be undone")
        : new Assessment(Risk.MEDIUM, "requests beyond the capacity are refused");
  }

  /** Units of capacity. */
  public record Capacity(long read, long write) {

    public Capacity {
      if (read < 1 || write < 1 || read > 40_000 || write > 40_000) {
        throw new IllegalArgumentException(
            "capacity is 1 to 40000 units: %d, %d".formatted(read, write));
      }
    }

    String words() {
      return "%d read and %d write units".formatted(read, write);
    }

    SortedMap<String, String> fields() {
      SortedMap<String, String> fields = Fields.of(READ, Long.toString(read));
      fields.put(WRITE, Long.toString(write));
      return fields;
    }
  }
}
