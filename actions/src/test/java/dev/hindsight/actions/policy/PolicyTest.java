package dev.hindsight.actions.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.action.Family;
import dev.hindsight.actions.policy.rulebook.Rulebook;
import dev.hindsight.actions.policy.rulebook.RulebookFile;
import dev.hindsight.actions.policy.yaml.PolicyFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The decision tables; each row's name is its reason, the last row is what nothing allows. */
class PolicyTest {

  private static final Path GUIDE = Path.of("..", "docs", "policy");

  static Stream<Case> guide() throws IOException {
    return CaseReader.read("cases.yaml", Files.readAllBytes(GUIDE.resolve("cases.yaml"))).stream();
  }

  @ParameterizedTest
  @MethodSource("guide")
  void theGuidesExampleAnswersAsItsTableSays(Case row) throws IOException {
    String one = "cases:\n" + text(row.name());
    assertThat(run(one, RulebookFile.read(GUIDE.resolve("example.yaml"))).failures()).isEmpty();
  }

  /** The lines of one case of the guide. */
  private static String text(String name) throws IOException {
    String all = Files.readString(GUIDE.resolve("cases.yaml"));
    int start = all.indexOf("  - name: " + name);
    int end = all.indexOf("\n  - name: ", start);
    return all.substring(start, end < 0 ? all.length() : end);
  }

  @Test
  void eachRuleHasARowInWhichItDecides() throws IOException {
    List<String> decided = guide().map(row -> row.expected().rule()).toList();
    assertThat(decided).last().isEqualTo("default");
    // these only say who must agree, which approvers and wait of the rows are about
    List<String> requirements = List.of("risk", "tier", "standing approval", "wait");
    assertThat(decided)
        .containsAll(
            Rules.all().keySet().stream().filter(rule -> !requirements.contains(rule)).toList());
  }

  static Stream<String> actions() {
    return Family.types().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("actions")
  void theShippedPolicyLetsEachActionThroughWithTheApproversOfItsRisk(String action) {
    String yaml =
        """
        cases:
          - name: %1$s
            at: 2026-11-25T10:00:00+01:00
            plan: {steps: [{action: %1$s}], namespace: "shop", name: app}
            expect: {decision: allow, rule: allowed actions}
        """
            .formatted(action);
    assertThat(run(yaml, RulebookFile.shipped()).failures()).isEmpty();
    Case row = CaseReader.read("c", yaml.getBytes(StandardCharsets.UTF_8)).getFirst();
    assertThat(DecisionTable.ruling(row, RulebookFile.shipped().book()).approvers())
        .isEqualTo(row.facts().plan().risk().ordinal());
  }

  /** What somebody may add to the guide's example, before the text that is named. */
  static Stream<Map.Entry<String, String>> additions() {
    return Map.of(
        "  - name: weekend",
            "  - {name: ever, zone: UTC, from: 2000-01-01T00:00, until:"
                + " 2999-01-01T00:00, except: []}\n",
        "freezes:",
            "  - {name: all, namespaces: [shop], labels: [no=such], clusters: all,"
                + " extra-approvers: 3, deny: [undo-rollout, cordon-node]}\n",
        "hindsight.dev/protected=true]", "app, ")
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("additions")
  void oneMoreLineOfPolicyNeverTurnsADenyIntoAnAllow(Map.Entry<String, String> addition)
      throws IOException {
    String example = Files.readString(GUIDE.resolve("example.yaml"));
    String grown = example.replace(addition.getKey(), addition.getValue() + addition.getKey());
    assertThat(grown).isNotEqualTo(example);
    for (Case row : guide().toList()) {
      Ruling before = ruling(row, example);
      Ruling after = ruling(row, grown);
      assertThat(after.denied().isPresent() || before.denied().isEmpty()).as(row.name()).isTrue();
      assertThat(after.approvers()).isGreaterThanOrEqualTo(before.approvers());
    }
  }

  private static Ruling ruling(Case row, String policy) {
    byte[] yaml = policy.getBytes(StandardCharsets.UTF_8);
    return DecisionTable.ruling(row, RulebookFile.parse("p", yaml).book());
  }

  /** Else it would be begun, and stop half-way. */
  @Test
  void aPlanWhoseRestNothingAllowsIsNotBegun() throws IOException {
    String tier =
        Files.readString(GUIDE.resolve("example.yaml"))
            .replaceFirst(
                "(?s)allow:.*?\nrisks:",
                "allow:\n"
                    + "  - {name: money only, actions: all, namespaces: all, clusters: all, tiers:"
                    + " [money]}\n\n"
                    + "risks:");
    String yaml =
        """
        cases:
          - name: a node is in no tier
            at: 2026-11-25T10:00:00+01:00
            plan:
              steps: [{action: restart-rollout}%s]
              namespace: payments
              name: api
            expect: {decision: %s, rule: %s}
        """;
    Rulebook book = RulebookFile.parse("p", tier.getBytes(StandardCharsets.UTF_8)).book();
    assertThat(run(yaml.formatted("", "allow", "allowed actions"), book)).isEmpty();
    assertThat(run(yaml.formatted(", {action: cordon-node, name: w}", "deny", "default"), book))
        .isEmpty();
  }

  private static List<String> run(String yaml, Rulebook book) {
    Case row = CaseReader.read("c", yaml.getBytes(StandardCharsets.UTF_8)).getFirst();
    Ruling ruling = DecisionTable.ruling(row, book);
    boolean denied = ruling.denied().isPresent();
    return denied == (row.expected().decision() == Case.Decision.DENY)
        ? List.of()
        : List.of(ruling.toString());
  }

  @Test
  void whatComesOutOtherwiseIsShownWithTheVerdicts() {
    String yaml =
        """
        cases:
          - name: kube-system is open
            at: 2026-11-25T10:00:00+01:00
            plan: {steps: [{action: undo-rollout}], namespace: kube-system, name: dns}
            expect: {decision: allow, rule: allowed actions, approvers: 3, wait: 1m}
        """;
    assertThat(run(yaml, RulebookFile.shipped()).failures())
        .contains(
            "FAILED kube-system is open",
            "  decision: expected allow, got deny",
            "  rule: expected allowed actions, got protected namespace",
            "  approvers: expected 3, got 1",
            "  wait: expected 1m, got 0s",
            "    protected namespace: denied, nothing is changed in namespace kube-system");
  }

  static Stream<Map.Entry<String, String>> nonsense() {
    return Map.of(
        "cases: []", "c:1:8: must name at least one case",
        "cases: [{name: a, nme: b}]", "c:1:19: 'nme' is not known here",
        "cases: [{name: a, at: noon, plan: {steps: [{action: cordon-node}], name: n}, expect: {}}]",
            "c:1:23: must be a time with its offset",
        "cases: [{name: a, at: 2026-01-01T00:00:00Z, plan: {steps: [{action: rm}], name: n}}]",
            "c:1:69: 'rm' is no action")
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void aTableThatIsNotUnderstoodIsRefusedWithItsPlace(Map.Entry<String, String> row) {
    assertThatThrownBy(() -> run(row.getKey(), RulebookFile.shipped()))
        .isInstanceOf(PolicyFileException.class)
        .hasMessageContaining(row.getValue());
  }

  private static DecisionTable.Report run(String yaml, RulebookFile policy) {
    return DecisionTable.run("c", yaml.getBytes(StandardCharsets.UTF_8), policy);
  }
}
