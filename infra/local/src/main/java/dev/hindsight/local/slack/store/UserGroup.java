package dev.hindsight.local.slack.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * A Slack user group.
 *
 * @param id starts with S
 * @param handle without the at sign
 * @param name what the page shows
 * @param users user ids; Slack may still list deactivated ones
 * @param enabled whether it can be mentioned
 */
public record UserGroup(
    String id, String handle, String name, List<String> users, boolean enabled) {
  public UserGroup {
    if (!id.matches("S[A-Z0-9]{2,}")) {
      throw new IllegalArgumentException(
          "a group id is S and capitals or digits, not '" + id + "'");
    }
    users = List.copyOf(users);
  }

  public UserGroup with(String user) {
    return new UserGroup(
        id,
        handle,
        name,
        Stream.concat(users.stream(), Stream.of(user)).distinct().toList(),
        enabled);
  }

  public UserGroup without(String user) {
    return new UserGroup(
        id, handle, name, users.stream().filter(u -> !u.equals(user)).toList(), enabled);
  }

  /** The same group, usable or switched off. */
  public UserGroup enabled(boolean now) {
    return new UserGroup(id, handle, name, users, now);
  }
}
