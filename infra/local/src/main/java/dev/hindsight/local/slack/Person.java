package dev.hindsight.local.slack;

import java.util.Locale;

/**
 * Someone in the practice workspace.
 *
 * @param id Slack user id
 * @param name handle without the at sign
 * @param realName what the page shows
 * @param role what the person is here for
 * @param bot whether this is an app's user
 */
public record Person(String id, String name, String realName, String role, boolean bot) {

  /** The id of the direct message between this person and the bot. */
  public String directMessage() {
    return "D" + id.substring(1);
  }

  /** The address {@code users.lookupByEmail} finds this person under. */
  public String email() {
    return name.toLowerCase(Locale.ROOT) + "@practice.example";
  }
}
