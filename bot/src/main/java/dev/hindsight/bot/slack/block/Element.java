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
  record Select(String actionId, String placeholder, List<Option> options) implements Element {

    public Select {
      options = List.copyOf(options);
    }
  }

  /** A line or a field of text. */
  record Input(String actionId, boolean multiline, int maxLength) implements Element {}
}
