package dev.hindsight.bot.slack.block;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One block of a message, modal or Home. */
public sealed interface Block {

  /** The title. */
  record Header(Text text) implements Block {}

  /** A paragraph, up to ten fields in two columns, or both. */
  record Section(Optional<Text> text, List<Text> fields) implements Block {

    public Section {
      fields = List.copyOf(fields);
    }
  }

  /** Small print. */
  record Context(List<Text> elements) implements Block {

    public Context {
      elements = List.copyOf(elements);
    }
  }

  /** A row of buttons and menus. */
  record Actions(String blockId, List<Element> elements) implements Block {

    public Actions {
      elements = List.copyOf(elements);
    }
  }

  /** A line across. */
  record Divider() implements Block {}

  /** Rich text. */
  record RichText(List<Rich> parts) implements Block {

    public RichText {
      parts = List.copyOf(parts);
    }
  }

  /** A field of a modal. */
  record Input(String blockId, String label, Element element, boolean optional, String hint)
      implements Block {}

  /**
   * A picture.
   *
   * @param alt what it shows, in words, for those who cannot see it
   */
  record Image(Picture picture, String alt, Optional<String> title) implements Block {}

  /** Where a picture is. */
  sealed interface Picture {

    /** A file in Slack, by its id. */
    record Uploaded(String file) implements Picture {}

    /** A public address. */
    record Address(String url) implements Picture {}
  }

  /** Rows of cells, the first one the heads; nothing is read in the cells. */
  record Table(List<List<String>> rows) implements Block {

    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** Markdown of our own; words of others must not stand in it as they are. */
  record Markdown(String text) implements Block {}

  /** What can be done with an answer: judge it or throw it away. */
  record ContextActions(String blockId, List<Element> elements) implements Block {

    public ContextActions {
      elements = List.copyOf(elements);
    }
  }

  /** One thing that is done, and how far it is. */
  record TaskCard(
      String id,
      String title,
      Status status,
      List<Rich> details,
      List<Rich> output,
      List<Source> sources)
      implements Block {

    public TaskCard {
      details = List.copyOf(details);
      output = List.copyOf(output);
      sources = List.copyOf(sources);
    }
  }

  /** How far a task is. */
  enum Status {
    PENDING,
    IN_PROGRESS,
    COMPLETE,
    ERROR
  }

  /** Where what is said was read. */
  record Source(String url, String text) {}

  /** Several tasks under one title. */
  record Plan(String title, List<TaskCard> tasks) implements Block {

    public Plan {
      tasks = List.copyOf(tasks);
    }
  }

  /** A line that stands out; its level is said in its words too. */
  record Alert(Text text, Level level) implements Block {}

  /** How an alert line looks. */
  enum Level {
    DEFAULT,
    INFO,
    WARNING,
    ERROR,
    SUCCESS;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** A title of plain words. */
  static Block header(String text) {
    return new Header(Text.plain(text));
  }

  /** A paragraph. */
  static Block section(Text text) {
    return new Section(Optional.of(text), List.of());
  }

  /** Fields in two columns. */
  static Block fields(List<Text> fields) {
    return new Section(Optional.empty(), fields);
  }

  /** Rich text of these parts. */
  static Block rich(List<Rich> parts) {
    return new RichText(parts);
  }

  /** A line of small print. */
  static Block context(Text text) {
    return new Context(List.of(text));
  }
}
