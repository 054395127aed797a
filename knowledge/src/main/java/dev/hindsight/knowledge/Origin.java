package dev.hindsight.knowledge;

import java.time.Instant;
import java.util.Optional;

/** Where something that is remembered comes from. */
public sealed interface Origin {

  /**
   * An incident of this bot.
   *
   * @param link its card
   */
  record Own(String incident, Optional<String> link) implements Origin {}

  /** Made up for practice. */
  record Practice() implements Origin {}

  /** Given by whoever asks, without more words. */
  record Given() implements Origin {}

  /**
   * A document that was imported, or came with the bot.
   *
   * @param source what the place is called that it was imported from
   * @param path the file's path in that source
   * @param url where it can be read, where that is known
   * @param at when it happened, of a report of something that did
   */
  record Document(
      Trust trust, String source, String path, Optional<String> url, Optional<Instant> at)
      implements Origin {

    /** For people: "docs/oom.md of runbooks"; the bot's own ones need no such words. */
    public String place() {
      return trust == Trust.SHIPPED ? "shipped with Hindsight" : path + " of " + source;
    }

    /** Whether anybody may have written it. */
    public boolean unreviewed() {
      return trust == Trust.UNREVIEWED;
    }
  }
}
