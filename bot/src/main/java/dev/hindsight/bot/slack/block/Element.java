package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Optional;

/** What can be pressed or filled in. */
public sealed interface Element {

  /** The id under which the click arrives. */
  String actionId();

  /**
   * A button.
   *
   * @param spoken what a screen reader says
   */
  record Button(
      String actionId,
      String text,
      String value,
      Style style,
      String spoken,
      Optional<Confirm> confirm,
      Optional<String> url)
      implements Element {

    /** A plain button without a question. */
    public static Button of(String actionId, String text, String value, String spoken) {
      return new Button(
          actionId, text, value, Style.DEFAULT, spoken, Optional.empty(), Optional.empty());
    }

    /** The same button, with a question before the click is sent. */
    public Button asking(Confirm question) {
      return new Button(actionId, text, value, style, spoken, Optional.of(question), url);
    }

    /** The same button, the one to press. */
    public Button primary() {
      return new Button(actionId, text, value, Style.PRIMARY, spoken, confirm, url);
    }
  }

  /** How a button looks. */
  enum Style {
    DEFAULT,
    PRIMARY,
    DANGER
  }

  /** The three dots. */
  record Overflow(String actionId, List<Option> options) implements Element {

    public Overflow {
      options = List.copyOf(options);
    }
  }

  /** One of several. */
  record Radio(String actionId, List<Option> options) implements Element {

    public Radio {
      options = List.copyOf(options);
    }
  }

  /** One of many, in a list that opens. */
  record Select(String actionId, String placeholder, List<Option> options, Optional<String> initial)
      implements Element {

    public Select {
      options = List.copyOf(options);
    }

    /** Nothing is chosen yet. */
    public Select(String actionId, String placeholder, List<Option> options) {
      this(actionId, placeholder, options, Optional.empty());
    }
  }

  /** Any of several. */
  record Checkboxes(String actionId, List<Option> options) implements Element {

    public Checkboxes {
      options = List.copyOf(options);
    }
  }

  /** A person of the workspace. */
  record Person(String actionId, String placeholder, Optional<String> initial) implements Element {

    /** Nobody is chosen yet. */
    public Person(String actionId, String placeholder) {
      this(actionId, placeholder, Optional.empty());
    }
  }

  /** A day and a time, in the reader's zone. */
  record Moment(String actionId) implements Element {}

  /** Two thumbs. */
  record Feedback(String actionId, Vote good, Vote bad) implements Element {

    /** One of the two. */
    public record Vote(String text, String value, String spoken) {}
  }

  /** The bin: throws an answer away. */
  record Bin(String actionId, String text, String value, String spoken) implements Element {}

  /** A line or a field of text. */
  record Input(String actionId, boolean multiline, int maxLength, Optional<String> initial)
      implements Element {

    /** An empty one. */
    public Input(String actionId, boolean multiline, int maxLength) {
      this(actionId, multiline, maxLength, Optional.empty());
    }
  }
}
