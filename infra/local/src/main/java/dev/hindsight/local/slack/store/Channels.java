package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The channels, the direct messages, and which of them the bot is in. */
public final class Channels {
  private static final String JOINED = "joined/";
  private final StateFile file;
  private final List<Channel> all = new ArrayList<>();
  private final Set<String> joined = ConcurrentHashMap.newKeySet();

  public Channels(StateFile file) {
    this.file = file;
    all.add(new Channel(Workspace.INCIDENTS, "incidents", ""));
    all.add(new Channel(Workspace.GENERAL, "general", ""));
    for (Person p : Workspace.humans()) {
      all.add(new Channel(p.directMessage(), p.name(), p.id()));
    }
    joined.add(Workspace.INCIDENTS);
    file.entries().keySet().stream()
        .filter(k -> k.startsWith(JOINED))
        .forEach(k -> joined.add(k.substring(JOINED.length())));
  }

  public List<Channel> all() {
    return List.copyOf(all);
  }

  /** Finds by channel id, by channel name, or by user id (their direct message). */
  public Optional<Channel> find(String reference) {
    String name = reference.startsWith("#") ? reference.substring(1) : reference;
    return all.stream()
        .filter(
            c ->
                c.id().equals(reference)
                    || (c.direct() && c.person().equals(reference))
                    || (!c.direct() && c.name().equals(name)))
        .findFirst();
  }

  public boolean hasBot(Channel channel) {
    return channel.direct() || joined.contains(channel.id());
  }

  /** Whether the person may read and write there: all channels, and their own direct message. */
  public boolean hasPerson(Channel channel, String user) {
    return !channel.direct() || channel.person().equals(user);
  }

  public void join(Channel channel) {
    if (joined.add(channel.id())) {
      file.put(JOINED + channel.id(), Json.object());
    }
  }

  /** The ids of who is there, the bot last. */
  public List<String> members(Channel channel) {
    List<String> members = new ArrayList<>();
    Workspace.humans().stream()
        .map(Person::id)
        .filter(user -> hasPerson(channel, user))
        .forEach(members::add);
    if (hasBot(channel)) {
      members.add(Workspace.BOT_USER);
    }
    return members;
  }
}
