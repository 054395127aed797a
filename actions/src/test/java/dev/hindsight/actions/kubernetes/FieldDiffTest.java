package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is said about a change, and what never is. */
class FieldDiffTest {

  @Test
  void saysWhatChanged() {
    assertThat(
            diff(
                "{'containers':[{'name':'app','image':'a:1','env':[{'name':'A','value':'old'}]}]}",
                "{'containers':[{'name':'app','image':'a:2','env':[{'name':'A','value':'new'},"
                    + "{'name':'B','valueFrom':{'secretKeyRef':{'name':'db','key':'pw'}}}]}]}"))
        .containsExactly(
            "spec.containers[app].image: a:1 -> a:2",
            "spec.containers[app].env[A].value: changed",
            "spec.containers[app].env[B].name: (none) -> B",
            "spec.containers[app].env[B].valueFrom.secretKeyRef.name: (none) -> db",
            "spec.containers[app].env[B].valueFrom.secretKeyRef.key: (none) -> pw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'containers':[{'name':'app','env':[{'name':'A','value':'%s'}]}]}",
        "{'containers':[{'name':'app','env':[{'value':'%s'}]}]}",
        "{'initContainers':[{'name':'app','env':[{'name':'x].y.z','value':'%s'}]}]}",
        "{'containers':[{'name':'app','args':['--pin','%s']}]}",
        "{'containers':[{'name':'app','command':['run','%s']}]}",
        "{'containers':[{'name':'app','lifecycle':{'preStop':{'exec':{'command':['%s']}}}}]}",
        "{'containers':[{'livenessProbe':{'httpGet':{'httpHeaders':[{'name':'A','value':'%s'}]}}}]}",
        "{'metadata':{'annotations':{'kubectl.kubernetes.io/last-applied-configuration':'%s'}}}",
        "{'metadata':{'annotations':{'example.com/kept':' {\\'a\\':\\'%s\\'}'}}}"
      })
  void saysOnlyThatAPlaceOfSecretsChanged(String template) {
    for (List<String> lines :
        List.of(
            diff(template.formatted("hunter2"), template.formatted("hunter3")),
            diff("{}", template.formatted("hunter3")),
            diff(template.formatted("hunter2"), "{}"))) {
      assertThat(lines)
          .noneMatch(line -> line.contains("hunter"))
          .anyMatch(line -> line.endsWith(": changed"));
    }
  }

  private static List<String> diff(String before, String after) {
    return FieldDiff.between("spec", tree(before), tree(after));
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json.replace('\'', '"'));
  }
}
