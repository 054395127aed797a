package dev.hindsight.bench.causes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.local.data.CannotRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseFileTest {

  private static final String GENERAL =
      """
      {"id":"g1","evidence":[
       {"object":"Pod/shop/cart-1","kind":"log","text":"one\\n\\n  two"},
       {"object":null,"kind":"Metric","text":"cpu 9"},
       {"object":"Deployment/shop/cart","kind":"alert","text":"CartDown: cart is down"},
       {"object":"Node/worker-1","kind":"state","text":"Ready"}],
       "healthy":[{"object":"Pod/shop/cart-1","kind":"log","text":"fine"}],
       "expected":{"cause":"oom_killed","object":"Deployment/shop/cart"}}
      """
          .replace("\n", "");

  private static final String RAW =
      """
      {"id":"r1","group":"g","question":"QUESTION?","evidence_kind":"raw_outputs",
       "alert":{"title":"Pod is crash looping","ask":"QUESTION?",
        "commonLabels":{"alertname":"KubePodCrashLooping","workload_name":"cart","namespace":"shop"},
        "commonAnnotations":{"summary":"two\\nlines","k8s_failure_mode":"SECRET-ANSWER"}},
       "evidence":[
        {"kind":"tool_output","tool":"kubectl_describe","params":{"kind":"statefulset","name":"cart","namespace":"shop"},"output":"Name: cart\\n\\nReplicas: 1"},
        {"kind":"tool_output","tool":"kubectl_previous_logs","params":{"pod_name":"cart-0","namespace":"shop"},"output":"boom"},
        {"kind":"tool_output","tool":"aws_cloudwatch_metrics_CPU","params":null,"output":"{}"}],
       "expected_output":"SECRET-ANSWER","must_mention":[["memory","OOM"]],
       "expected_root_cause_category":"oom_killed","accepted_categories":["oom_killed","app_crash"]}
      """
          .replace("\n", "");

  @Test
  void theGeneralFormIsSplitIntoLines() {
    Case one = read(GENERAL);
    assertThat(one.symptoms().evidence())
        .containsExactly(
            new EvidenceLine(1, "Pod shop/cart-1", "log", "one"),
            new EvidenceLine(2, "Pod shop/cart-1", "log", "  two"),
            new EvidenceLine(3, "", "metric", "cpu 9"),
            new EvidenceLine(4, "Deployment shop/cart", "alert", "CartDown: cart is down"),
            new EvidenceLine(5, "Node worker-1", "state", "Ready"));
    assertThat(one.symptoms().healthy()).extracting(EvidenceLine::text).containsExactly("fine");
    assertThat(one.symptoms().service()).isEqualTo("cart");
    assertThat(one.symptoms().namespace()).isEqualTo("shop");
    assertThat(one.pointer(2)).contains(Pointer.item(0));
    assertThat(one.pointer(3)).contains(Pointer.item(1));
    assertThat(one.label().orElseThrow().blames("oom_killed", "Deployment shop/cart")).isTrue();
    assertThat(one.label().orElseThrow().blames("oom_killed", "Pod shop/cart-1")).isFalse();
  }

  @Test
  void outputsAreSplitIntoLinesWithKindAndObject() {
    Case one = read(RAW);
    assertThat(one.symptoms().evidence())
        .contains(
            new EvidenceLine(6, "alert", "alert", "summary: lines"),
            new EvidenceLine(7, "StatefulSet shop/cart", "state", "Name: cart"),
            new EvidenceLine(8, "StatefulSet shop/cart", "state", "Replicas: 1"),
            new EvidenceLine(9, "Pod shop/cart-0", "previous_log", "boom"),
            new EvidenceLine(10, "", "metric", "{}"));
    assertThat(one.pointer(1)).contains(new Pointer(Pointer.ALERT, 0));
    assertThat(one.pointer(8)).contains(new Pointer(0, 2));
    assertThat(one.symptoms().alertNames()).containsExactly("KubePodCrashLooping");
    assertThat(one.symptoms().service()).isEqualTo("cart");
    assertThat(one.accepted()).containsExactlyInAnyOrder("oom_killed", "app_crash");
  }

  @Test
  void neitherAnswerNorQuestionReachesTheEngine() {
    assertThat(read(RAW).symptoms().toString())
        .doesNotContain("SECRET-ANSWER")
        .doesNotContain("QUESTION")
        .doesNotContain("oom_killed");
    assertThat(read(GENERAL).symptoms().toString()).doesNotContain("oom_killed");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                                               | f.jsonl:2: not JSON",
        "7                                               | f.jsonl:2: not a JSON object",
        "{}                                              | f.jsonl:2: no id",
        "{\"id\":\"x\"}                                  | f.jsonl:2: no list called evidence",
        "{\"id\":\"g1\",\"evidence\":[]}                 | f.jsonl:2: a second case 'g1'",
        "{\"id\":\"x\",\"evidence\":[{\"kind\":\"log\"}]} | f.jsonl:2: evidence[0] has no kind or"
            + " no text",
      })
  void aBadLineIsNamed(String line, String message) {
    assertThatThrownBy(() -> CaseFile.read("f.jsonl", List.of(GENERAL, line)))
        .isInstanceOf(CannotRun.class)
        .hasMessage(message);
  }

  @Test
  void aFileThatIsNotThereOrEmptyIsSaidSo() {
    assertThatThrownBy(() -> CaseFile.read(Path.of("nowhere.jsonl")))
        .hasMessage("nowhere.jsonl cannot be read: no such file");
    assertThatThrownBy(() -> CaseFile.read("f", List.of(" "))).hasMessage("f has no cases");
  }

  @Test
  void objectsGoToTheEngineAndBack() {
    assertThat(Objects.toEngine("Node//worker-1")).isEqualTo("Node worker-1");
    assertThat(Objects.toFile("Node worker-1")).isEqualTo("Node/worker-1");
    assertThat(Objects.toFile(Objects.toEngine("Pod/shop/cart-1"))).isEqualTo("Pod/shop/cart-1");
    assertThat(Objects.toFile("something")).isEqualTo("something");
  }

  private static Case read(String line) {
    return CaseFile.read("f.jsonl", List.of("", line)).getFirst();
  }
}
