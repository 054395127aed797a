package dev.hindsight.actions.plan;

import java.util.List;
import java.util.regex.Pattern;

/** A plan's template: for which causes, which action. */
public record Playbook(String name, List<String> causes, Template action) {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,62}");
  private static final Pattern CAUSE = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  public Playbook {
    causes = List.copyOf(causes);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "name must be lower-case letters, digits and dashes, is '%s'".formatted(name));
    }
    for (String cause : causes) {
      if (!CAUSE.matcher(cause).matches()) {
        throw new IllegalArgumentException(
            "causes must be lower-case letters, digits and underscores, one is '%s'"
                .formatted(cause));
      }
    }
  }
}
