package dev.hindsight.actions.kubernetes;

import dev.hindsight.actions.rights.EnabledActions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What to do about a missing right: the whole command, as half of it would grant more than is asked
 * for, or take away what is there.
 *
 * @param namespaces where plans are to run
 * @param users with whose rights writes are made; empty where they are made with the bot's
 */
record Advice(EnabledActions enabled, List<String> namespaces, List<String> users) {

  Advice {
    namespaces = List.copyOf(namespaces);
    users = List.copyOf(users);
  }

  /** For people: {@code what ./hindsight rights kubernetes --namespace shop prints}. */
  String words() {
    String actions =
        enabled.equals(EnabledActions.all())
            ? ""
            : enabled.actions().stream()
                .map(EnabledActions.Enabled::name)
                .collect(Collectors.joining(",", " --actions ", ""));
    return "what ./hindsight rights kubernetes%s%s%s prints"
        .formatted(
            actions, options(" --namespace ", namespaces), options(" --impersonate ", users));
  }

  private static String options(String name, List<String> values) {
    return values.stream().distinct().map(name::concat).collect(Collectors.joining());
  }
}
