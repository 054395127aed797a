package dev.hindsight.local.slack.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** Everything the workspace remembers, made together and closed together. */
public record Store(
    StateFile file,
    Tokens tokens,
    Changes changes,
    Channels channels,
    Messages messages,
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
    Messages messages = new Messages(file, changes, clock);
    return new Store(
        file,
        Tokens.of(file),
        changes,
        new Channels(file),
        messages,
        new Ephemerals(changes, messages.timestamps()),
        new Views(changes),
        new Triggers(clock),
        new ResponseUrls(clock),
        new Uploads(file),
        new Journal());
  }

  @Override
  public void close() {
    file.close();
  }
}
