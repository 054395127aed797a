package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Workspace;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A place messages are in.
 *
 * @param id starts with C for a channel, D for a direct message
 * @param name without the number sign; of a direct message the other person's handle
 * @param person the other side of a direct message with the bot, empty for a channel
 * @param closed whether only members know of it
 * @param archived whether nobody can write there any more
 * @param shared whether another organisation is in it
 * @param members user ids, the bot's among them where it is in
 */
public record Channel(
    String id,
    String name,
    String person,
    boolean closed,
    boolean archived,
    boolean shared,
    Set<String> members) {

  public Channel {
    if (!id.matches("[CDG][A-Z0-9]{2,}")) {
      throw new IllegalArgumentException(
          "a channel id is C or G and capitals or digits, not '" + id + "'");
    }
    members = Set.copyOf(members);
  }

  /** An open channel. */
  public static Channel open(String id, String name, Set<String> members) {
    return new Channel(id, name, "", false, false, false, members);
  }

  public boolean direct() {
    return !person.isEmpty();
  }

  /** Whether the bot is in. */
  public boolean hasBot() {
    return members.contains(Workspace.BOT_USER);
  }

  public Channel with(String user) {
    Set<String> more = new LinkedHashSet<>(members);
    more.add(user);
    return new Channel(id, name, person, closed, archived, shared, more);
  }

  public Channel without(String user) {
    Set<String> less = new LinkedHashSet<>(members);
    less.remove(user);
    return new Channel(id, name, person, closed, archived, shared, less);
  }

  public Channel archived(boolean now) {
    return new Channel(id, name, person, closed, now, shared, members);
  }

  public Channel shared(boolean now) {
    return new Channel(id, name, person, closed, archived, now, members);
  }

  /** The same channel, private or not. */
  public Channel closed(boolean now) {
    return new Channel(id, name, person, now, archived, shared, members);
  }

  public Channel named(String other) {
    return new Channel(id, other, person, closed, archived, shared, members);
  }
}
