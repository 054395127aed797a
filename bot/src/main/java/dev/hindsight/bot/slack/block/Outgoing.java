package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last look at what is sent: fitted to Slack's limits and checked against its rules. A defect
 * of ours is logged, and the words go out without it: never silence, never a wrong mention.
 */
public final class Outgoing {

  private static final Logger LOG = LoggerFactory.getLogger(Outgoing.class);
  private static final String LOST = "This could not be shown. Nothing was changed. ";

  private Outgoing() {}

  /** The message as it is sent. */
  public static Message of(Message message) {
    Message fitted = fitted(message);
    List<Problem> problems = Validator.check(fitted);
    if (!problems.isEmpty()) {
      defect("message", problems);
      fitted = words(fitted);
    }
    Optional<String> denied = fitted.mentions().denied(fitted);
    if (denied.isPresent()) {
      LOG.error(
          "A defect: a message that may mention {} had “{}”. It is sent as words without it.",
          fitted.mentions(),
          denied.get());
      return words(fitted);
    }
    return fitted;
  }

  /** The window as it is opened. */
  public static Modal of(Modal modal) {
    List<Problem> problems;
    try {
      Modal fitted = Limits.fit(modal);
      problems = Validator.check(fitted);
      if (problems.isEmpty()) {
        return fitted;
      }
    } catch (IllegalArgumentException e) {
      problems = tooLong(e);
    }
    defect("window", problems);
    return new Modal(
        modal.callbackId(),
        Limits.words(modal.title(), Limits.MODAL_LABEL),
        Optional.empty(),
        "",
        List.of(Block.section(Text.plain(LOST + "Please use `/ops` in words."))));
  }

  /** The Home as it is shown. */
  public static Home of(Home home) {
    List<Problem> problems;
    try {
      Home fitted = Limits.fit(home);
      problems = Validator.check(fitted);
      if (problems.isEmpty()) {
        return fitted;
      }
    } catch (IllegalArgumentException e) {
      problems = tooLong(e);
    }
    defect("Home", problems);
    return new Home(List.of(Block.section(Text.plain(LOST + "/ops help lists what works."))));
  }

  private static Message fitted(Message message) {
    try {
      return Limits.fit(message);
    } catch (IllegalArgumentException e) {
      defect("message", tooLong(e));
      return words(message);
    }
  }

  private static Message words(Message message) {
    String text = MayMention.without(Limits.cut(message.text(), Limits.TEXT));
    return new Message(text.isBlank() ? LOST.strip() : text, List.of());
  }

  /** An id that cannot be cut. */
  private static List<Problem> tooLong(IllegalArgumentException e) {
    return List.of(new Problem("", String.valueOf(e.getMessage())));
  }

  private static void defect(String what, List<Problem> problems) {
    LOG.error(
        "A defect: Slack would refuse this {}, it is sent as plain words: {}", what, problems);
  }
}
