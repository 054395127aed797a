package dev.hindsight.actions.action;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Pattern;

/** Points an alias of a Lambda function to another version. */
@ReadsAws(AwsKind.FUNCTION_ALIAS)
@NeedsAws(permission = "lambda:UpdateAlias", on = "lambda:function:*")
@Meaning("Points an alias of a Lambda function to an earlier version.")
public record RollBackAlias(
    Target target,
    @Meaning("version now") String from,
    @Meaning("version then: a number, not $LATEST") String to)
    implements AwsAction {

  /** The version behind it. */
  public static final String POINTS_TO = "version";

  private static final Pattern VERSION = Pattern.compile("[1-9]\\d{0,9}");

  static final String NAME = "roll-back-alias";

  public RollBackAlias {
    AwsKind.FUNCTION_ALIAS.check(target.object());
    if (!VERSION.matcher(from).matches() || !VERSION.matcher(to).matches() || from.equals(to)) {
      throw new IllegalArgumentException("no two versions: '%s', '%s'".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.FUNCTION_ALIAS;
  }

  @Override
  public String sentence() {
    return "Point %s to version %s instead of %s".formatted(object().display(), to, from);
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(POINTS_TO, from);
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(POINTS_TO, to);
  }

  @Override
  public AwsCall call(String marker) {
    return AwsCall.of(
        AwsService.LAMBDA,
        "UpdateAlias",
        p ->
            p.put("FunctionName", object().namespace())
                .put("Name", object().name())
                .put("FunctionVersion", to));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new RollBackAlias(target, to, from));
  }

  @Override
  public Assessment risk() {
    return new Assessment(Risk.MEDIUM, "all calls of the alias go to other code");
  }

  /** An alias is changed by a right on its function. */
  @Override
  public List<AwsGrant> awsGrants() {
    ObjectRef function =
        new ObjectRef(object().cluster(), AwsKind.FUNCTION.kind(), "", object().namespace());
    return List.of(new AwsGrant(call("").permission(), AwsKind.FUNCTION.arn(function)));
  }
}
