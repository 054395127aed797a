package dev.hindsight.actions.policy.rulebook;

import dev.hindsight.actions.policy.yaml.PolicyFileException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says why a start with a broken policy ended, without a stack trace. */
final class BrokenPolicyAnalyzer extends AbstractFailureAnalyzer<PolicyFileException> {

  @Override
  protected FailureAnalysis analyze(Throwable root, PolicyFileException cause) {
    return new FailureAnalysis(
        "policy refused: " + cause.getMessage(),
        "Correct the file that hindsight.policy.file names; ./hindsight policy check FILE checks"
            + " it.",
        cause);
  }
}
