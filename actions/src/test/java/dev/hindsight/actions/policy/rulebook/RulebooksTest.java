package dev.hindsight.actions.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.TestBed;
import dev.hindsight.actions.policy.PolicyText;
import dev.hindsight.actions.policy.yaml.PolicyFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A40: what is pushed broken changes nothing, and says so. */
class RulebooksTest {

  private final PolicyText policy = new PolicyText();
  private final TestBed bed = new TestBed();
  private final Rulebooks books = bed.bean(Rulebooks.class);

  @AfterEach
  void close() {
    bed.close();
    policy.close();
  }

  @Test
  void aBetterFileIsTakenWithinSecondsAndWrittenDown() {
    policy.write(PolicyText.changed("share: 50%", "share: 20%"));
    await(() -> books.current().blastRadius().share() == 20);
    assertThat(books.refused()).isEmpty();
    assertThat(audited()).singleElement().asString().matches("POLICY_LOADED policy [0-9a-f]{64}");
  }

  @Test
  void aBrokenFileIsRefusedAndTheOldPolicyStays() {
    for (String broken :
        List.of(
            "",
            "allow: []",
            PolicyText.changed("approvers: 1", "approvers: 0"),
            PolicyText.changed("low: {", "none: {"),
            PolicyText.changed("namespaces: all", "namespaces: ['*']"),
            PolicyText.changed("wait: 0s", "wait: 10m"))) {
      Rulebook before = books.current();
      policy.write(broken);
      await(() -> books.refused().isPresent());
      assertThat(books.current()).isEqualTo(before);
      assertThat(books.refused().orElseThrow()).startsWith(policy.file + ":");
      await(() -> !audited().isEmpty() && audited().getLast().startsWith("POLICY_REFUSED policy "));
      policy.write(PolicyText.changed("replicas: 100", "replicas: " + (100 + audited().size())));
      await(() -> books.refused().isEmpty());
      assertThat(books.current()).isNotEqualTo(before);
    }
  }

  @Test
  void anotherReplicaThatTakesTheSamePolicyWritesNothingDown() {
    policy.write(PolicyText.changed("share: 50%", "share: 20%"));
    await(() -> books.current().blastRadius().share() == 20);
    try (var other = bed.instance()) {
      assertThat(other.getBean(Rulebooks.class).current()).isEqualTo(books.current());
    }
    assertThat(audited()).hasSize(1);
  }

  @Test
  void aRefusalIsWrittenDownOnce() throws InterruptedException {
    policy.write("nonsense");
    await(() -> books.refused().isPresent());
    Thread.sleep(300);
    assertThat(audited()).filteredOn(row -> row.startsWith("POLICY_REFUSED")).hasSize(1);
  }

  @Test
  void aFileThatIsGoneIsRefusedAndTheOldPolicyStays() throws IOException {
    Rulebook before = books.current();
    Files.delete(policy.file);
    await(() -> books.refused().isPresent());
    assertThat(books.refused().orElseThrow()).contains("cannot be read");
    assertThat(books.current()).isEqualTo(before);
    policy.write(PolicyText.changed());
    await(() -> books.refused().isEmpty());
  }

  @Test
  void aStartWithABrokenPolicyDoesNotStart() {
    policy.write("nonsense");
    assertThatThrownBy(bed::instance)
        .hasRootCauseInstanceOf(PolicyFileException.class)
        .rootCause()
        .hasMessageContaining(policy.file + ":1:1: must have keys");
  }

  @Test
  void whatTheSettingsProtectIsProtectedBesides() {
    policy.write(PolicyText.changed("[kube-system, kube-public, kube-node-lease]", "[billing]"));
    await(() -> protects("billing"));
    assertThat(protects("kube-system")).isTrue();
  }

  private boolean protects(String namespace) {
    return books.current().shelter().namespaces().stream().anyMatch(p -> p.matches(namespace));
  }

  private List<String> audited() {
    return bed.jdbc()
        .sql(
            """
            select event || ' ' || subject from (
              select at, event, subject from actions.audit_chain
              union all select at, event, subject from actions.audit_entries) all_of_them
            where event like 'POLICY%' order by at\
            """)
        .query(String.class)
        .list();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
