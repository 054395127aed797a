package dev.hindsight.bench;

import dev.hindsight.local.up.Progress;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a bench started: stopped in reverse order at its end, on failure and on Ctrl-C. */
public final class Running implements AutoCloseable {

  private final Progress progress;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private boolean closed;

  private Running(Progress progress) {
    this.progress = progress;
  }

  /** Nothing yet, but from now on to be stopped when this JVM ends. */
  public static Running untilExit(Progress progress) {
    Running running = new Running(progress);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(running::close));
    return running;
  }

  /** Remembers a part; one that comes when all is being stopped is stopped at once. */
  public synchronized <T extends AutoCloseable> T add(T part) {
    if (closed) {
      close(part);
    } else {
      parts.push(part);
    }
    return part;
  }

  /** Returns when all is stopped; a part that fails to stop does not keep the others. */
  @Override
  public synchronized void close() {
    closed = true;
    while (!parts.isEmpty()) {
      close(parts.pop());
    }
  }

  private void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      progress.say("could not stop in good order: " + e);
    }
  }
}
