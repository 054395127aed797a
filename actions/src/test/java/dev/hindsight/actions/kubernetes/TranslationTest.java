package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The API server's refusals in plain words. */
class TranslationTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "delete | 403 | jobs.batch x is forbidden: User cannot delete | FORBIDDEN | RBAC verb"
            + " delete",
        "create | 403 | pods x is forbidden: exceeded quota: team | QUOTA | a quota of the"
            + " namespace",
        "patch | 400 | admission webhook rules denied the request: no | ADMISSION | admission rule",
        "patch | 403 | admission webhook rules denied the request: no | ADMISSION | refused",
        "patch | 422 | ValidatingAdmissionPolicy p with binding b denied it | ADMISSION | refused",
        "patch | 422 | Deployment x is invalid: spec.replicas | INVALID | finds the request"
            + " invalid",
        "delete | 409 | Precondition failed: UID in precondition: a | CONFLICT | the same moment",
        "create | 429 | Cannot evict pod: it would violate the pod's disruption budget. "
            + "| DISRUPTION_BUDGET | a PodDisruptionBudget does not allow the Job shop/x now",
        "patch | 429 | too many requests | THROTTLED | slow down",
        "delete | 404 | jobs.batch x not found | GONE | Job shop/x: not found"
      })
  void aRefusalIsToldByItsReason(String verb, int code, String said, Reason reason, String words) {
    Request request = new Request(verb, "Job shop/x", "/x", Map.of(), Optional.empty(), "test");
    String body = JsonMapper.shared().createObjectNode().put("message", said).toString();
    Outcome<String> outcome = new Translation(text -> text).of(request, code, null, body);
    switch (outcome) {
      case Outcome.TryAgain<String>(Reason why, String text, _) -> {
        assertThat(why).isEqualTo(reason);
        assertThat(text).contains(words);
      }
      case Outcome.GaveUp<String>(Reason why, String text) -> {
        assertThat(why).isEqualTo(reason);
        assertThat(text).contains(words);
      }
      case Outcome.Done<String> done -> throw new AssertionError(done);
    }
  }
}
