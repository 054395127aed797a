package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.RankedCauses.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The bench only splits: the same fault must be named in whichever form it is told. */
class SameFaultTest {

  private static final String DESCRIBED =
      """
      Name:             invoices-6b5f9d7c48-x2x9q
      Namespace:        billing
      Status:           Running
      Containers:
        invoices:
          Image:          registry.example/invoices:4.2.1
          State:          Waiting
            Reason:       CrashLoopBackOff
          Last State:     Terminated
            Reason:       OOMKilled
            Exit Code:    137
          Ready:          False
          Restart Count:  6
          Limits:
            memory:  192Mi
      Events:
        Type     Reason   Age                From     Message
        ----     ------   ----               ----     -------
        Warning  BackOff  2m (x14 over 9m)   kubelet  Back-off restarting failed container invoices in pod invoices-6b5f9d7c48-x2x9q
      """;

  private static final String YAML =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: invoices-6b5f9d7c48-x2x9q
        namespace: billing
      spec:
        containers:
        - name: invoices
          image: registry.example/invoices:4.2.1
          resources:
            limits:
              memory: 192Mi
      status:
        phase: Running
        containerStatuses:
        - name: invoices
          ready: false
          restartCount: 6
          state:
            waiting:
              reason: CrashLoopBackOff
          lastState:
            terminated:
              reason: OOMKilled
              exitCode: 137
      """;

  private static final String JSON =
      """
      {"kind":"Pod","metadata":{"name":"invoices-6b5f9d7c48-x2x9q","namespace":"billing"},
       "spec":{"containers":[{"name":"invoices","resources":{"limits":{"memory":"192Mi"}}}]},
       "status":{"phase":"Running","containerStatuses":[{"name":"invoices","ready":false,
        "restartCount":6,"state":{"waiting":{"reason":"CrashLoopBackOff"}},
        "lastState":{"terminated":{"reason":"OOMKilled","exitCode":137}}}]}}
      """;

  @ParameterizedTest
  @ValueSource(strings = {DESCRIBED, YAML, JSON})
  void textAndApiObjectsHaveTheSameFirstCause(String output) {
    assertThat(first(raw(output)).category()).isEqualTo("oom_killed");
  }

  @Test
  void soHasTheGeneralForm() {
    assertThat(first(general(DESCRIBED)).category()).isEqualTo("oom_killed");
  }

  private static Cause first(Map<String, Object> one) {
    Case read = CaseFile.read("f", List.of(new JsonMapper().writeValueAsString(one))).getFirst();
    return Taught.nothing().engine(read).rank(read.symptoms(), List.of()).best();
  }

  private static Map<String, Object> raw(String output) {
    return Map.of(
        "id",
        "x",
        "evidence",
        List.of(
            Map.of(
                "tool",
                "kubectl_describe",
                "params",
                Map.of("kind", "pod", "name", "invoices-6b5f9d7c48-x2x9q", "namespace", "billing"),
                "output",
                output)));
  }

  private static Map<String, Object> general(String text) {
    return Map.of(
        "id",
        "x",
        "evidence",
        List.of(
            Map.of(
                "object", "Pod/billing/invoices-6b5f9d7c48-x2x9q", "kind", "state", "text", text)));
  }
}
