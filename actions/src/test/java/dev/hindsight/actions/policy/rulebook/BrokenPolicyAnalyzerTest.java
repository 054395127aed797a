package dev.hindsight.actions.policy.rulebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hindsight.actions.policy.yaml.PolicyFileException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

/** Who starts the bot with a broken policy reads why, not where in our code. */
class BrokenPolicyAnalyzerTest {

  @Test
  void theStartsEndNamesThePlace() {
    PolicyFileException broken =
        catchThrowableOfType(
            PolicyFileException.class, () -> RulebookFile.parse("p.yaml", new byte[0]));
    List<FailureAnalysis> said =
        SpringFactoriesLoader.forDefaultResourceLocation()
            // others need a bean factory
            .load(FailureAnalyzer.class, FailureHandler.handleMessage((_, _) -> {}))
            .stream()
            .filter(BrokenPolicyAnalyzer.class::isInstance)
            .map(analyzer -> analyzer.analyze(new IllegalStateException("context", broken)))
            .toList();
    assertThat(said)
        .singleElement()
        .extracting(FailureAnalysis::getDescription)
        .isEqualTo("policy refused: p.yaml:1:1: is empty");
  }
}
