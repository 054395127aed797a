package dev.hindsight.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The policy is looked at and tested with nothing running. */
class PolicyCommandTest {

  private static final Path GUIDE = Path.of("..", "..", "docs", "policy").toAbsolutePath();

  @TempDir private Path directory;

  @Test
  void theGuidesTableHoldsForItsExampleAndNotForTheShippedPolicy() throws Exception {
    Cli cli = new Cli(directory);
    String cases = GUIDE.resolve("cases.yaml").toString();
    String example = GUIDE.resolve("example.yaml").toString();
    Cli.Answer good = cli.run("policy", "test", cases, "--policy", example);
    assertThat(good.code()).as(good.err()).isZero();
    assertThat(good.out()).contains(" cases, 0 differ, policy " + example);

    Cli.Answer bad = cli.run("policy", "test", cases);
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out())
        .contains("FAILED nothing allows it", "  decision: expected deny, got allow");
  }

  @Test
  void whatIsShownIsAPolicyAndABrokenOneIsNamedWithItsPlace() throws Exception {
    Cli cli = new Cli(directory);
    Cli.Answer shown = cli.run("policy", "show");
    Path file = Files.writeString(directory.resolve("p.yaml"), shown.out());
    assertThat(cli.run("policy", "check", file.toString()).code()).isZero();
    Files.writeString(file, shown.out().replace("approvers: 1", "approvers: 0"));
    Cli.Answer broken = cli.run("policy", "check", file.toString());
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err().strip().lines())
        .singleElement()
        .asString()
        .containsPattern("p\\.yaml:\\d+:\\d+: must be a whole number from 1 to 9, is 0");
  }
}
