package dev.hindsight.actions.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The shipped roles hold exactly the rights to write that the actions need. */
class GrantsTest {

  private static final Path MANIFEST = Path.of("../infra/kubernetes/rbac.yaml");
  private static final Set<String> READS = Set.of("get", "list", "watch");

  @Test
  void everyActionIsGrantedAndEveryGrantServesAnAction() throws IOException {
    Set<Grant> needed =
        Stream.concat(Samples.all().stream(), Samples.more().stream())
            .flatMap(action -> action.grants().stream())
            .collect(Collectors.toSet());
    assertThat(granted()).isEqualTo(needed);
  }

  private static Set<Grant> granted() throws IOException {
    Set<Grant> grants = new HashSet<>();
    try (var documents =
        YAMLMapper.shared()
            .readerFor(new TypeReference<JsonNode>() {})
            .<JsonNode>readValues(Files.readString(MANIFEST))) {
      documents.readAll().forEach(document -> add(document, grants));
    }
    return grants;
  }

  private static void add(JsonNode role, Set<Grant> grants) {
    for (JsonNode rule : role.path("rules").values()) {
      for (JsonNode verb : rule.path("verbs").values()) {
        for (JsonNode group : rule.path("apiGroups").values()) {
          for (JsonNode resource : rule.path("resources").values()) {
            if (!READS.contains(verb.asString())) {
              grants.add(new Grant(group.asString(), resource.asString(), verb.asString()));
            }
          }
        }
      }
    }
  }
}
