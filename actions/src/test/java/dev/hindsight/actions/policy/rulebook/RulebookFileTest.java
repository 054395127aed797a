package dev.hindsight.actions.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.policy.yaml.PolicyFileException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A policy is understood wholly, or refused with the place of what is not. */
class RulebookFileTest {

  private static final String GOOD = guide("example.yaml");

  /** One change of the guide's example, and what is said about it. */
  private record Row(String from, String to, String says) {}

  static Stream<Row> broken() {
    return Stream.of(
        new Row("gitops: refuse", "gitops: refuse\nextra: 1", "'extra' is not known here"),
        new Row("gitops: refuse", "", "needs the key 'gitops'"),
        new Row("gitops: refuse", "gitops: ignore", "'ignore' is no word for gitops"),
        new Row("version: 1", "version: 2", "a whole number from 1 to 1, is 2"),
        new Row("share: 50%", "share: 0.5", "must be a share such as 25%"),
        new Row("share: 50%", "share: 150%", "must be a share such as 25%"),
        new Row("replicas: 20", "replicas: twenty", "a whole number from 1 to 10000, is 'twenty'"),
        new Row("replicas: 20", "replicas: -1", "a whole number from 1 to 10000, is -1"),
        new Row("ready: 1", "ready: 1.5", "is 1.5"),
        new Row("[undo-rollout, ", "[delete-namespace, ", "'delete-namespace' is no action"),
        new Row("[undo-rollout, ", "[undo-rollout, undo-rollout, ", "stands here twice"),
        new Row("except: [low]", "except: [none]", "'none' is no risk"),
        new Row("  low: {", "  none: {", "'none' is not known here"),
        new Row("leads: [U0ADA, U0BOB, U0EVE]", "leads: []", "at least one person"),
        new Row("leads: [U0ADA, U0BOB, U0EVE]", "leads: [U0ADA]", "has 1 people, 2 must agree"),
        new Row("group: leads", "group: leaders", "there is no group 'leaders'"),
        new Row("medium: {approvers: 1", "medium: {approvers: 0", "from 1 to 9, is 0"),
        new Row("high: {approvers: 2", "high: {approvers: 0", "from 1 to 9, is 0"),
        new Row("wait: 2m", "wait: 2", "must be a duration such as 30s"),
        new Row("wait: 2m", "wait: 9d", "must be at most 1d"),
        new Row("kube-system, ", "'*', ", "'*' is not taken"),
        new Row("[shop, shop-*, payments]", "['*']", "'*' is not taken"),
        new Row("[shop, shop-*, payments]", "[s*]", "neither a name nor 3 letters"),
        new Row("[shop, shop-*, payments]", "[]", "must name at least one name"),
        new Row("[shop, shop-*, payments]", "[kube-system]", "is protected; no rule opens it"),
        new Row("namespaces: [payments]", "namespaces: [Payments]", "neither a name nor"),
        new Row("[tier=money]", "['a b']", "is no label selector"),
        new Row("zone: Europe/Berlin", "zone: Berlin", "is no time zone"),
        new Row("from: 2026-12-21T00:00", "from: 2028-12-21T00:00", "must be after from"),
        new Row("from: 2026-12-21T00:00", "from: Christmas", "must be a date and time"),
        new Row("from: FRI 18:00", "from: FRIDAY 18:00", "a day and a time such as FRI 18:00"),
        new Row("from: FRI 18:00", "from: MON 06:00", "ends when it begins"),
        new Row("name: weekend", "name: turn of the year", "another one has the name too"),
        new Row("running: {service: 1,", "running: {service: 0,", "from 1 to 100000, is 0"),
        new Row("gitops: refuse", "gitops: *x", "aliases and tags"),
        new Row("gitops: refuse", "gitops: !!str refuse", "aliases and tags"),
        new Row("gitops: refuse", "gitops: refuse\ngitops: warn", "Duplicate"),
        new Row("gitops: refuse", "gitops: refuse\n---\na: 1", "a second document"),
        new Row("gitops: refuse", "gitops: [refuse", "is no YAML"),
        new Row(
            "freezes:",
            "  - {name: b, namespaces: [pay*], labels: [], clusters: all, extra-approvers: 0,"
                + " deny: []}\nfreezes:",
            "has a namespace of tier 'money' as well"),
        new Row("    tiers: all", "    tiers: [gold]", "there is no tier 'gold'"));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void whatIsNotUnderstoodIsRefusedWithItsLine(Row row) {
    assertThat(GOOD).contains(row.from());
    String broken = GOOD.replaceFirst(Pattern.quote(row.from()), row.to());
    assertThatThrownBy(() -> parse(broken))
        .isInstanceOf(PolicyFileException.class)
        .hasMessageMatching("(?s)p\\.yaml:[1-9]\\d*:[1-9]\\d*: .*")
        .hasMessageContaining(row.says());
  }

  @Test
  void thePlaceIsTheLineAndColumnOfTheMistake() {
    int line = GOOD.substring(0, GOOD.indexOf("share: 50%")).split("\n", -1).length;
    assertThatThrownBy(() -> parse(GOOD.replace("share: 50%", "share: lots")))
        .hasMessageStartingWith("p.yaml:%d:10: ".formatted(line));
  }

  static Stream<String> empty() {
    return Stream.of("", "# only words", "{}", "[]", "null", "true", "version: 1");
  }

  @ParameterizedTest
  @MethodSource("empty")
  void anEmptyPolicyIsRefused(String yaml) {
    assertThatThrownBy(() -> parse(yaml)).isInstanceOf(PolicyFileException.class);
  }

  @Test
  void noCutOffFileIsTaken() {
    List<String> lines = GOOD.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String cut = String.join("\n", lines.subList(0, i));
      assertThatThrownBy(() -> parse(cut)).isInstanceOf(PolicyFileException.class);
    }
  }

  @Test
  void garbageIsRefusedAndNothingElseHappens() {
    Random random = new Random(3);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = good.clone();
      for (int flips = 0; flips < 3; flips++) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        RulebookFile.parse("p.yaml", bytes);
      } catch (PolicyFileException e) {
        assertThat(e).hasMessageStartingWith("p.yaml:");
      }
    }
  }

  @Test
  void whatIsShownReadsAsTheSamePolicy() {
    for (RulebookFile file : List.of(RulebookFile.shipped(), parse(GOOD))) {
      assertThat(parse(file.shown()).book()).isEqualTo(file.book());
    }
  }

  private static RulebookFile parse(String yaml) {
    return RulebookFile.parse("p.yaml", yaml.getBytes(StandardCharsets.UTF_8));
  }

  private static String guide(String name) {
    try {
      return Files.readString(Path.of("..", "docs", "policy", name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
