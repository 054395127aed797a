package dev.hindsight.bench.aws.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.Target;
import dev.hindsight.bench.aws.AwsSeen;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Line;
import dev.hindsight.bench.aws.run.JdbcAwsRecords.Row;
import dev.hindsight.bench.aws.run.Made.Fate;
import dev.hindsight.bench.chaos.world.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each breach is found, and only that one. */
class AwsRulesTest {

  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Line DONE = new Line("PLN-1", 1, false, Optional.of("DONE"));
  private static final Line UNDONE = new Line("PLN-1", 1, true, Optional.of("RECOVERED"));
  private static final Line UNKNOWN = new Line("PLN-1", 1, false, Optional.of("UNKNOWN"));
  private static final Line OPEN = new Line("PLN-1", 1, false, Optional.empty());
  private static final Line GAVE_UP = new Line("PLN-1", 1, false, Optional.of("GAVE_UP"));

  private final AwsAction scale =
      new SetDesiredCapacity(target(AwsKind.GROUP, "bench-00001"), 2, 4);
  private final AwsAction reboot =
      new RebootInstance(target(AwsKind.INSTANCE, "i-0123456789abcdef0"));

  @Test
  void nothingIsFoundWhereAllIsWell() {
    assertThat(rules(scale, Fate.DONE, "SUCCEEDED", List.of(DONE), scaled("4"))).isEmpty();
    assertThat(
            rules(scale, Fate.REFUSED, "FAILED", List.of(DONE, UNDONE), scaled("4"), scaled("2")))
        .isEmpty();
    assertThat(rules(reboot, Fate.DONE, "UNKNOWN", List.of(UNKNOWN), rebooted())).isEmpty();
    assertThat(rules(reboot, Fate.DONE, "UNKNOWN", List.of(UNKNOWN))).isEmpty();
    assertThat(rules(scale, Fate.NOTHING, "STOPPED", List.of())).isEmpty();
  }

  @Test
  void anEffectMoreThanTheJournalHasLines() {
    found(
        AwsRules.DOUBLED,
        rules(scale, Fate.DONE, "SUCCEEDED", List.of(DONE), scaled("4"), scaled("4")));
    found(
        AwsRules.DOUBLED,
        rules(reboot, Fate.DONE, "UNKNOWN", List.of(UNKNOWN), rebooted(), rebooted()));
  }

  @Test
  void anEffectThatNobodyAgreedTo() {
    found(
        AwsRules.UNAPPROVED,
        rules(scale, Fate.DONE, "SUCCEEDED", List.of(DONE), scaled("4"), rebooted()));
    found(
        AwsRules.UNAPPROVED,
        rules(scale, Fate.DONE, "SUCCEEDED", List.of(DONE), scaled("4"), scaled("9")));
    found(AwsRules.UNAPPROVED, rules(scale, Fate.NOTHING, "STOPPED", List.of(DONE), scaled("4")));
    Row early = new Row("PLN-1", "SUCCEEDED", Optional.of(AT.plusSeconds(1)), List.of(DONE));
    found(AwsRules.UNAPPROVED, rules(scale, Fate.DONE, early, scaled("4")));
    Row never = new Row("PLN-1", "SUCCEEDED", Optional.empty(), List.of(DONE));
    found(AwsRules.UNAPPROVED, rules(scale, Fate.DONE, never, scaled("4")));
  }

  @Test
  void aRecordThatIsNotTrue() {
    found(AwsRules.WRONG, rules(scale, Fate.DONE, "SUCCEEDED", List.of(DONE)));
    found(AwsRules.WRONG, rules(scale, Fate.REFUSED, "FAILED", List.of(GAVE_UP), scaled("4")));
    found(AwsRules.WRONG, rules(scale, Fate.DONE, "UNKNOWN", List.of(UNKNOWN), scaled("4")));
    found(AwsRules.WRONG, rules(scale, Fate.DONE, "UNKNOWN", List.of(OPEN)));
    found(AwsRules.WRONG, rules(scale, Fate.DONE, "STOPPED", List.of(DONE), scaled("4")));
  }

  private static void found(String rule, List<Finding> findings) {
    assertThat(findings).extracting(Finding::rule).containsExactly(rule);
  }

  private static List<Finding> rules(
      AwsAction action, Fate fate, String state, List<Line> lines, AwsSeen... writes) {
    return rules(
        action, fate, new Row("PLN-1", state, Optional.of(AT.minusSeconds(1)), lines), writes);
  }

  private static List<Finding> rules(AwsAction action, Fate fate, Row row, AwsSeen... writes) {
    return new AwsRules(
            List.of(new Made("PLN-1", List.of(action), fate)),
            Map.of("PLN-1", row),
            List.of(writes))
        .findings();
  }

  private AwsSeen scaled(String to) {
    return seen("SetDesiredCapacity", Set.of("bench-00001", to, "false"));
  }

  private AwsSeen rebooted() {
    return seen("RebootInstances", Set.of("i-0123456789abcdef0"));
  }

  private static AwsSeen seen(String operation, Set<String> values) {
    return new AwsSeen(
        1,
        AT,
        "any",
        operation,
        "eu-west-1",
        values,
        true,
        operation + values,
        "None",
        true,
        true,
        200);
  }

  private static Target target(AwsKind kind, String name) {
    return new Target(new ObjectRef("aws/123456789012/eu-west-1", kind.kind(), "", name), name, 0);
  }
}
