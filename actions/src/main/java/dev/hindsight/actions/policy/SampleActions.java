package dev.hindsight.actions.policy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.plan.PlanJson;
import dev.hindsight.actions.policy.rulebook.Readers;
import dev.hindsight.actions.policy.yaml.Section;
import dev.hindsight.actions.policy.yaml.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Whole actions for cases that name little more than the action. */
final class SampleActions {

  /** The image that a sample goes back to. */
  static final String IMAGE = "app:2";

  /** The place of what is in AWS. */
  static final String AWS = "aws/123456789012/eu-west-1";

  private static final JsonNode SAMPLES = samples();

  private SampleActions() {}

  private static JsonNode samples() {
    try (InputStream in = SampleActions.class.getResourceAsStream("/policy/samples.yaml")) {
      if (in == null) {
        throw new IllegalStateException("this build lacks its sample actions");
      }
      return new YAMLMapper().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The action of a step at that place; its values are the sample's where the step has none. */
  static Action of(Value step, ObjectRef place) {
    Section section = step.section("action", "name", "with");
    String name = Readers.action(section.get("action"));
    JsonNode sample = SAMPLES.path(name);
    if (sample.isMissingNode()) {
      throw step.error("cases know no %s yet".formatted(name));
    }
    String kind = sample.path("kind").asString();
    // an account for what is in one: no case is about which
    boolean aws = sample.has("aws");
    ObjectNode json = (ObjectNode) sample.path("with").deepCopy();
    section.find("with").map(Value::json).ifPresent(with -> json.setAll((ObjectNode) with));
    json.put("type", name);
    ObjectNode target = json.putObject("target");
    target.put("uid", "uid").put("generation", 1);
    target
        .putObject("object")
        .put("cluster", aws ? AWS : place.cluster())
        .put("kind", kind)
        .put("namespace", aws || kind.equals("Node") ? "" : place.namespace())
        .put(
            "name",
            section
                .find("name")
                .map(Value::text)
                .orElse(sample.path("aws").asString(place.name())));
    return read(step, json);
  }

  private static Action read(Value step, ObjectNode json) {
    try {
      return PlanJson.read(json.toString(), Action.class);
    } catch (JacksonException e) {
      throw step.error(Optional.ofNullable(e.getOriginalMessage()).orElse("is no action"));
    }
  }
}
