package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Gives a stopped EC2 instance another type. */
@ReadsAws(AwsKind.INSTANCE)
@NeedsAws(permission = "ec2:ModifyInstanceAttribute", on = "ec2:instance/*")
@Meaning("Gives an EC2 instance that is stopped another type: more or less memory and processors.")
public record ChangeInstanceType(
    Target target, @Meaning("type now, as m7g.large") String from, @Meaning("type then") String to)
    implements AwsAction {

  static final String NAME = "change-instance-type";

  /** The size and make of the machine. */
  public static final String TYPE = "type";

  private static final Pattern TYPES = Pattern.compile("[a-z][a-z0-9-]{1,20}\\.[a-z0-9-]{2,20}");

  public ChangeInstanceType {
    AwsKind.INSTANCE.check(target.object());
    if (!TYPES.matcher(from).matches() || !TYPES.matcher(to).matches() || from.equals(to)) {
      throw new IllegalArgumentException(
          "no two instance types, as m7g.large and m7g.xlarge: '%s', '%s'".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.INSTANCE;
  }

  @Override
  public String sentence() {
    return "Give %s type %s instead of %s".formatted(object().display(), to, from);
  }

  @Override
  public SortedMap<String, String> before() {
    return fields(from);
  }

  @Override
  public SortedMap<String, String> after() {
    return fields(to);
  }

  private static SortedMap<String, String> fields(String type) {
    SortedMap<String, String> fields = Fields.of(StopInstance.POWER, StopInstance.OFF);
    fields.put(TYPE, type);
    return fields;
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.EC2,
        "ModifyInstanceAttribute",
        p -> {
          p.put("InstanceId", object().name());
          p.putObject("InstanceType").put("Value", to);
        });
  }

  @Override
  public Undo undo() {
    return new Undo.By(new ChangeInstanceType(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "the machine comes back with other resources");
  }
}
