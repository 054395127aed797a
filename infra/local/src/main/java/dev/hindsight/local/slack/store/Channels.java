package dev.hindsight.local.slack.store;

import dev.hindsight.local.slack.Person;
import dev.hindsight.local.slack.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** The channels as they are now, and everyone's direct message with the bot. */
public final class Channels {
  private static final String KEY = "channel/";
  private static final String JOINED = "joined/";
  private final StateFile file;
  private final People people;
  private final Announcements announcements;
  private final Map<String, Channel> kept = new LinkedHashMap<>();

  public Channels(StateFile file, People people, Announcements announcements) {
    this.file = file;
    this.people = people;
    this.announcements = announcements;
    load(file.entries());
  }

  /** Takes what is kept, on top of those the workspace begins with. */
  synchronized void load(Map<String, ObjectNode> entries) {
    kept.clear();
    Set<String> everyone =
        Workspace.PEOPLE.stream()
            .filter(p -> !p.bot())
            .map(Person::id)
            .collect(Collectors.toUnmodifiableSet());
    add(Channel.open(Workspace.INCIDENTS, "incidents", everyone).with(Workspace.BOT_USER));
    add(Channel.open(Workspace.GENERAL, "general", everyone));
    entries.forEach(this::restore);
  }

  private void restore(String key, ObjectNode value) {
    if (key.startsWith(KEY)) {
      add(Json.read(value, Channel.class));
    } else if (key.startsWith(JOINED)) {
      // what an older version wrote when the bot joined
      Optional.ofNullable(kept.get(key.substring(JOINED.length())))
          .ifPresent(c -> add(c.with(Workspace.BOT_USER)));
    }
  }

  private void add(Channel channel) {
    kept.put(channel.id(), channel);
  }

  public List<Channel> all() {
    return Stream.concat(channels().stream(), people.humans().stream().map(Channels::direct))
        .toList();
  }

  private synchronized List<Channel> channels() {
    return List.copyOf(kept.values());
  }

  private static Channel direct(Person p) {
    return new Channel(
        p.directMessage(),
        p.name(),
        p.id(),
        true,
        false,
        false,
        Set.of(p.id(), Workspace.BOT_USER));
  }

  /** Finds by channel id, by channel name, or by user id (their direct message). */
  public Optional<Channel> find(String reference) {
    String name = reference.startsWith("#") ? reference.substring(1) : reference;
    return all().stream()
        .filter(
            c ->
                c.id().equals(reference)
                    || (c.direct() && c.person().equals(reference))
                    || (!c.direct() && c.name().equals(name)))
        .findFirst();
  }

  /** Adds a channel or changes one, and tells the app as far as it may know. */
  public void put(Channel channel, String by) {
    Optional<Channel> before;
    synchronized (this) {
      boolean taken =
          kept.values().stream()
              .anyMatch(c -> c.name().equals(channel.name()) && !c.id().equals(channel.id()));
      if (taken) {
        throw new SlackError("name_taken");
      }
      before = Optional.ofNullable(kept.put(channel.id(), channel));
      file.put(KEY + channel.id(), Json.object(channel));
    }
    announcements.tell(new ChannelEvents(before, channel, by).all());
  }
}
