package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import java.util.List;

/** What a verb answers. */
public sealed interface Reply {

  /** This, to whoever asked. */
  record Say(Message message) implements Reply {}

  /** Nothing was done, and this says why, to whoever asked. */
  record Refused(Message message) implements Reply {}

  /** It is done, and this tells all who are there. */
  record Post(Message message) implements Reply {}

  /**
   * What would be done, in markup, and the one button that does it.
   *
   * @param label of the button, a verb
   * @param then what it does
   * @param grave whether it is marked as dangerous
   */
  record Ask(String what, String label, Typed then, boolean grave) implements Reply {}

  /** A window to fill in, since something is missing or a button would not hold it. */
  record Fill(Form form) implements Reply {}

  /**
   * Nothing was done: what was given under a name is not as it should be.
   *
   * @param atField the same below the field of a window, which says what can be given already
   */
  record Wrong(String field, String problem, String atField) implements Reply {

    /** One that says the same everywhere. */
    public Wrong(String field, String problem) {
      this(field, problem, problem);
    }
  }

  /** What became of what was asked for. */
  static Reply of(Answer answer) {
    return of(answer, Text.escape(answer.text()));
  }

  /** The same, said in markup. */
  static Reply of(Answer answer, String markup) {
    Message message = new Message(markup, List.of());
    return switch (answer) {
      case Answer.Accepted _ -> new Say(message);
      case Answer.Refused _ -> new Refused(message);
    };
  }

  /** Words in markup. */
  static Reply markup(String markup) {
    return new Say(new Message(markup, List.of()));
  }

  /** Plain words. */
  static Reply words(String text) {
    return markup(Text.escape(text));
  }
}
