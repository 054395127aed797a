package dev.hindsight.local.slack;

import java.util.Locale;

/**
 * Someone in the practice workspace, or from outside it.
 *
 * @param id Slack user id; on Enterprise Grid it may start with W
 * @param name handle without the at sign
 * @param realName what the page shows
 * @param role what the person is here for
 * @param kind how far they belong
 * @param team the workspace they come from
 * @param email the address {@code users.lookupByEmail} finds them under
 * @param zone a time zone id
 * @param deleted whether the account is deactivated
 */
public record Person(
    String id,
    String name,
    String realName,
    String role,
    Kind kind,
    String team,
    String email,
    String zone,
    boolean deleted) {

  /** How far somebody belongs to the workspace. */
  public enum Kind {
    MEMBER,
    /** {@code is_restricted}: only the channels they were invited to. */
    GUEST,
    /** {@code is_ultra_restricted}: one channel. */
    SINGLE_CHANNEL_GUEST,
    /** {@code is_stranger}: another organisation's, met in a shared channel. */
    STRANGER,
    /** An app's user. */
    BOT
  }

  public Person {
    if (!id.matches("[UW][A-Z0-9]{2,}")) {
      throw new IllegalArgumentException(
          "a user id is U or W and capitals or digits, not '" + id + "'");
    }
    if (!name.matches("[a-z][a-z0-9._-]{0,79}")) {
      throw new IllegalArgumentException("no handle: '" + name + "'");
    }
  }

  /** One of the workspace, in UTC. */
  public static Person of(String id, String name, String realName, String role, Kind kind) {
    String email = name.toLowerCase(Locale.ROOT) + "@practice.example";
    return new Person(id, name, realName, role, kind, Workspace.TEAM, email, "Etc/UTC", false);
  }

  /** Whether this is an app's user. */
  public boolean bot() {
    return kind == Kind.BOT;
  }

  /** The same account, deactivated or not. */
  public Person deactivated(boolean gone) {
    return new Person(id, name, realName, role, kind, team, email, zone, gone);
  }

  /** The same person, belonging otherwise. */
  public Person as(Kind other) {
    return new Person(id, name, realName, role, other, team, email, zone, deleted);
  }

  /** The same person from another workspace. */
  public Person from(String otherTeam) {
    return new Person(id, name, realName, role, kind, otherTeam, email, zone, deleted);
  }

  /** The same person living in another time zone. */
  public Person livingIn(String otherZone) {
    return new Person(id, name, realName, role, kind, team, email, otherZone, deleted);
  }

  /** The id of the direct message between this person and the bot. */
  public String directMessage() {
    return "D" + (id.startsWith("U") ? id.substring(1) : id);
  }
}
