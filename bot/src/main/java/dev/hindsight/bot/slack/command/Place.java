package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryWatch;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Where something was said.
 *
 * @param incident what the thread is about, where it is the thread of a card
 * @param text what the thread began with, read only when it is asked for
 * @param address how the bot is spoken to there
 * @param trigger what lets a window open, for three seconds; empty where nothing was pressed
 * @param channel the conversation, where it is known
 * @param thread the thread there, where something was pressed in one
 * @param watch follows a model that looks further; empty where nothing shows that
 */
public record Place(
    Optional<IncidentId> incident,
    Supplier<Optional<String>> text,
    String address,
    Optional<String> trigger,
    Optional<String> channel,
    Optional<String> thread,
    Optional<InquiryWatch> watch) {

  /** A slash command: it is about nothing but its own words. */
  public static final Place COMMAND = pressed(Optional.empty());

  /** A slash command or a button, with what it can open a window with. */
  public static Place pressed(Optional<String> trigger) {
    return new Place(
        Optional.empty(),
        Optional::empty,
        "/ops",
        trigger,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, in a conversation. */
  public Place in(Optional<String> conversation) {
    return new Place(incident, text, address, trigger, conversation, thread, watch);
  }

  /** The same, in a thread of it. */
  public Place below(Optional<String> root) {
    return new Place(incident, text, address, trigger, channel, root, watch);
  }

  /** The same, where a model's looking is shown while it goes on. */
  public Place followed(Optional<InquiryWatch> by) {
    return new Place(incident, text, address, trigger, channel, thread, by);
  }
}
