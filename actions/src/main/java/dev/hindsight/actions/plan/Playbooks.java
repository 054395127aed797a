package dev.hindsight.actions.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** All playbooks on the class path; one that is not exactly understood stops the start. */
@Component
public final class Playbooks {

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  private final List<Playbook> playbooks = new ArrayList<>();

  Playbooks() throws IOException {
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:playbooks/*.yaml")) {
      try (InputStream in = file.getInputStream()) {
        playbooks.add(parse(String.valueOf(file.getFilename()), in.readAllBytes()));
      }
    }
  }

  static Playbook parse(String file, byte[] yaml) {
    try {
      return MAPPER.readValue(yaml, Playbook.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          "Playbook " + file + " is not valid: " + e.getOriginalMessage(), e);
    }
  }

  /** SHA-256 of what the playbook of that name says; empty when there is none. */
  public Optional<String> hash(String name) {
    return playbooks.stream()
        .filter(playbook -> playbook.name().equals(name))
        .map(playbook -> PlanJson.sha256(PlanJson.canonical(playbook)))
        .findFirst();
  }

  /** The playbook for a cause. */
  public Optional<Playbook> forCause(String cause) {
    return playbooks.stream().filter(p -> p.causes().contains(cause)).findFirst();
  }
}
