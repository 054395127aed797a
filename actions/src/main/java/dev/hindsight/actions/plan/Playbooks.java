package dev.hindsight.actions.plan;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** All playbooks on the class path; one that is not exactly understood stops the start. */
@Component
public final class Playbooks {

  private final List<Playbook> playbooks = new ArrayList<>();

  Playbooks() throws IOException {
    for (Resource file :
        new PathMatchingResourcePatternResolver().getResources("classpath*:playbooks/*.yaml")) {
      try (InputStream in = file.getInputStream()) {
        playbooks.add(parse(String.valueOf(file.getFilename()), in.readAllBytes()));
      }
    }
    unambiguous(playbooks);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException with file, line and what is wrong, for people
   */
  public static Playbook parse(String file, byte[] yaml) {
    return StrictYaml.read(file, yaml, Playbook.class);
  }

  /** Each name once, and one playbook a cause: which one would be taken must not depend on luck. */
  static void unambiguous(List<Playbook> playbooks) {
    Map<String, String> takenBy = new HashMap<>();
    for (Playbook playbook : playbooks) {
      if (takenBy.putIfAbsent("the name " + playbook.name(), playbook.name()) != null) {
        throw new IllegalArgumentException("two playbooks are called " + playbook.name());
      }
      for (String cause : playbook.causes()) {
        String other = takenBy.putIfAbsent("cause " + cause, playbook.name());
        if (other != null) {
          throw new IllegalArgumentException(
              "playbooks %s and %s are both for the cause %s"
                  .formatted(other, playbook.name(), cause));
        }
      }
    }
  }

  /** The playbook for a cause. */
  public Optional<Playbook> forCause(String cause) {
    return playbooks.stream().filter(p -> p.causes().contains(cause)).findFirst();
  }
}
