package dev.hindsight.local.slack.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Everything the workspace remembers, made together and closed together. */
public record Store(
    StateFile file,
    Tokens tokens,
    Changes changes,
    Announcements announcements,
    Installation installation,
    Switches switches,
    People people,
    UserGroups groups,
    Channels channels,
    Messages messages,
    Streams streams,
    Sessions sessions,
    Scheduled scheduled,
    Ephemerals ephemerals,
    Views views,
    Triggers triggers,
    ResponseUrls responseUrls,
    Uploads uploads,
    Journal journal)
    implements AutoCloseable {

  /** Restores the workspace from its file, or starts an empty one. */
  public static Store open(Optional<Path> path, Clock clock) {
    StateFile file = StateFile.open(path);
    Changes changes = new Changes();
    Announcements announcements = new Announcements(changes, clock);
    People people = new People(file, announcements);
    Messages messages = new Messages(file, changes, clock);
    return new Store(
        file,
        Tokens.of(file),
        changes,
        announcements,
        new Installation(announcements),
        new Switches(),
        people,
        new UserGroups(file, announcements),
        new Channels(file, people, announcements),
        messages,
        new Streams(messages, clock),
        new Sessions(changes, clock),
        new Scheduled(),
        new Ephemerals(changes, messages.timestamps()),
        new Views(changes),
        new Triggers(clock),
        new ResponseUrls(clock),
        new Uploads(file),
        new Journal());
  }

  /**
   * Begins anew from what {@link StateFile#entries()} told earlier, or from nothing; the tokens
   * stay.
   */
  public void reset(Map<String, ObjectNode> entries) {
    Map<String, ObjectNode> all = new LinkedHashMap<>(entries);
    all.put(Tokens.KEY, file.entries().get(Tokens.KEY));
    file.replace(all);
    people.load(all);
    groups.load(all);
    channels.load(all);
    messages.load(all);
    uploads.load(all);
    installation.fresh();
    switches.clear();
    sessions.clear();
    scheduled.clear();
    ephemerals.clear();
    views.clear();
    journal.clear();
    changes.bump();
  }

  @Override
  public void close() {
    file.close();
  }
}
