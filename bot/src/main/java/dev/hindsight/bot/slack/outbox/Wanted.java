package dev.hindsight.bot.slack.outbox;

import dev.hindsight.actions.PlanStatus.ScriptFile;
import dev.hindsight.bot.slack.block.BlockJson;
import dev.hindsight.bot.slack.block.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

/**
 * A message that Slack should show.
 *
 * @param kind its name among the incident's messages, for example {@code card}
 * @param place where it goes
 * @param onlyEdit whether it is edited where it exists but not posted any more
 * @param pace least time between two edits
 * @param instead what is shown where Slack takes no files
 * @param files what is shared with the message's words; a message with files is never edited
 */
record Wanted(
    String kind,
    Place place,
    Message message,
    boolean onlyEdit,
    Duration pace,
    List<ScriptFile> files,
    List<Wanted> instead) {

  Wanted {
    files = List.copyOf(files);
    instead = List.copyOf(instead);
  }

  Wanted(String kind, Place place, Message message, boolean onlyEdit, Duration pace) {
    this(kind, place, message, onlyEdit, pace, List.of(), List.of());
  }

  static final String CARD = "card";

  /** How the name of a model's looking begins. */
  static final String LOOKING = "looking ";

  /** The same in the place of the one that has this name; not posted where that is not there. */
  Wanted onlyEdited(String name) {
    return new Wanted(name, place, message, true, pace, files, instead);
  }

  /** Where a message goes. */
  sealed interface Place {

    /** The incidents' channel. */
    record Channel() implements Place {}

    /** The card's thread. */
    record Reply() implements Place {}

    /** A person's private conversation. */
    record Private(String person) implements Place {}
  }

  /** What all may read who are in the channel; whatever is not named here is for our own people. */
  private static final List<String> FOR_ALL =
      List.of(
          CARD,
          Storms.KIND,
          "update ",
          "woken ",
          "notice ",
          "nudge ",
          "glass ",
          LockedThread.MOVED);

  /**
   * Whether a message of this kind is only for our own: evidence, steps, scripts, a run, and what
   * is not told anew for whoever reads it.
   */
  static boolean isInternal(String kind) {
    return LockedThread.isLeft(kind) || FOR_ALL.stream().noneMatch(kind::startsWith);
  }

  /** Whether a model looks: who looks may be no more, so it is looked at again. */
  boolean isLooking() {
    return kind.startsWith(LOOKING) && !onlyEdit;
  }

  /** Cards, and what stands for cards, go before what only explains them. */
  boolean isFirst() {
    return place instanceof Place.Channel || kind.startsWith(Storms.KIND);
  }

  /** Changes when and only when the rendering does. */
  String fingerprint() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      String all = message.text() + "\n" + BlockJson.of(message.blocks());
      return HexFormat.of().formatHex(sha.digest(all.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
