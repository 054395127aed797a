package dev.hindsight.actions.action;

import dev.hindsight.actions.Risk;
import java.util.Optional;
import java.util.SortedMap;

/** Reserves how many calls of a Lambda function run at once. */
@ReadsAws(AwsKind.FUNCTION)
@NeedsAws(permission = "lambda:PutFunctionConcurrency", on = "lambda:function:*")
@NeedsAws(permission = "lambda:DeleteFunctionConcurrency", on = "lambda:function:*")
@Meaning(
    "Reserves how many calls of a Lambda function run at once, which is the most as well; 0 stops"
        + " it.")
public record SetFunctionConcurrency(
    Target target,
    @Meaning("reserved now; absent where nothing is") Optional<Integer> from,
    @Meaning("reserved then, 0 to 10000; absent to reserve nothing") Optional<Integer> to)
    implements AwsAction {

  /** How many calls at once. */
  public static final String RESERVED = "reserved";

  /** As many as the account has left. */
  public static final String NOTHING = "no";

  static final String NAME = "set-function-concurrency";

  public SetFunctionConcurrency {
    AwsKind.FUNCTION.check(target.object());
    if (from.equals(to) || !fits(from) || !fits(to)) {
      throw new IllegalArgumentException("no two numbers of calls: %s, %s".formatted(from, to));
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public AwsKind awsKind() {
    return AwsKind.FUNCTION;
  }

  @Override
  public String sentence() {
    return "Reserve %s calls at once for %s instead of %s"
        .formatted(words(to), object().display(), words(from));
  }

  @Override
  public SortedMap<String, String> before() {
    return Fields.of(RESERVED, words(from));
  }

  @Override
  public SortedMap<String, String> after() {
    return Fields.of(RESERVED, words(to));
  }

  @Override
  public AwsCall call(String marker) {
    return to.map(
            calls ->
                AwsCall.of(
                    AwsService.LAMBDA,
                    "PutFunctionConcurrency",
                    p ->
                        p.put("FunctionName", object().name())
                            .put("ReservedConcurrentExecutions", calls)))
        .orElseGet(
            () ->
                AwsCall.of(
                    AwsService.LAMBDA,
                    "DeleteFunctionConcurrency",
                    p -> p.put("FunctionName", object().name())));
  }

  @Override
  public Undo undo() {
    return new Undo.By(new SetFunctionConcurrency(target, to, from));
  }

  @Override
  public Assessment risk() {
    return to.isPresent() && to.get() < from.orElse(Integer.MAX_VALUE)
        ? new Assessment(Risk.MEDIUM, "calls beyond that are refused")
        : new Assessment(Risk.LOW, "more calls run at once, and it can be undone");
  }

  private static boolean fits(Optional<Integer> calls) {
    return calls.orElse(0) >= 0 && calls.orElse(0) <= 10_000;
  }

  private static String words(Optional<Integer> calls) {
    return calls.map(Object::toString).orElse(NOTHING);
  }
}
