package dev.hindsight.actions.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.action.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Since when the present template runs. */
class WorkloadTest {

  private static final String MARCH = "2026-03-01T10:00:00Z";
  private static final String JANUARY = "2026-01-01T10:00:00Z";

  private static final String RESTARTED =
      "\"annotations\":{\"kubectl.kubernetes.io/restartedAt\":\"2026-03-01\"},";

  @Test
  void aRestartMakesNoTemplateYoung() {
    assertThat(
            since(
                template(RESTARTED, "i:2"),
                set(3, MARCH, template(RESTARTED, "i:2")),
                set(2, JANUARY, template("", "i:2")),
                set(1, "2025-12-01T10:00:00Z", template("", "i:1"))))
        .contains(Instant.parse(JANUARY));
  }

  @Test
  void anotherTemplateIsAsYoungAsItsRollout() {
    assertThat(
            since(
                template(RESTARTED, "i:2"),
                set(2, JANUARY, template(RESTARTED, "i:2")),
                set(1, JANUARY, template(RESTARTED, "i:1"))))
        .contains(Instant.parse(MARCH));
  }

  private static Optional<Instant> since(String template, JsonNode... sets) {
    JsonNode deployment =
        tree(
            """
            {"metadata":{"name":"checkout","uid":"u1","annotations":{
               "deployment.kubernetes.io/revision":"%d"}},
             "spec":{"template":%s},
             "status":{"conditions":[{"type":"Progressing","status":"True",
               "lastUpdateTime":"%s"}]}}\
            """
                .formatted(sets.length, template, MARCH));
    return new Workload("c1", "Deployment", deployment, List.of(sets))
        .live()
        .workload()
        .flatMap(Facts.Workload::since);
  }

  private static JsonNode set(int revision, String created, String template) {
    return tree(
        """
        {"metadata":{"creationTimestamp":"%s","annotations":{
           "deployment.kubernetes.io/revision":"%d"}},
         "spec":{"template":%s}}\
        """
            .formatted(created, revision, template));
  }

  private static String template(String annotations, String image) {
    return """
    {"metadata":{%s"labels":{"app":"checkout"}},
     "spec":{"containers":[{"name":"checkout","image":"%s"}]}}\
    """
        .formatted(annotations, image);
  }

  private static JsonNode tree(String json) {
    return JsonMapper.shared().readTree(json);
  }
}
