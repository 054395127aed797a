package dev.hindsight.bot.slack.block;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Slack's limits: what is too long is cut and says so, what is too many is counted. */
public final class Limits {

  /** Longest top-level text that can also be edited. */
  public static final int TEXT = 4_000;

  /** Blocks in a message. */
  public static final int MESSAGE_BLOCKS = 50;

  /** Blocks in a modal or Home. */
  public static final int MODAL_BLOCKS = 100;

  /** Characters of Markdown in all of a message. */
  public static final int MARKDOWN = 12_000;

  static final int ID = 255;
  static final int HEADER = 150;
  static final int SECTION = 3_000;
  static final int FIELD = 2_000;
  static final int FIELDS = 10;
  static final int ACTIONS = 25;
  static final int OVERFLOW = 5;
  static final int RADIO = 10;
  static final int SELECT = 100;
  static final int PLACEHOLDER = 150;
  static final int LABEL = 75;
  static final int VALUE = 2_000;
  static final int PREFORMATTED = 2_900;
  static final int INPUT_LABEL = 2_000;
  static final int CONTEXT_ACTIONS = 5;
  static final int ALT = 2_000;
  static final int CELL = 300;
  static final int ROWS = 100;
  static final int COLUMNS = 20;
  static final int TASKS = 50;
  static final int CONFIRM_TITLE = 100;

  /** The question that Slack asks before it sends a click. */
  public static final int CONFIRM = 300;

  static final int CONFIRM_LABEL = 30;
  static final int MODAL_LABEL = 24;
  static final int METADATA = 3_000;

  private Limits() {}

  /** The message as Slack takes it. */
  public static Message fit(Message message) {
    return new Message(
        cut(message.text(), TEXT), fit(message.blocks(), MESSAGE_BLOCKS), message.mentions());
  }

  /** The modal as Slack takes it. */
  public static Modal fit(Modal modal) {
    ElementLimits.whole("private_metadata", modal.metadata(), METADATA);
    return new Modal(
        modal.callbackId(),
        words(modal.title(), MODAL_LABEL),
        modal.submit().map(label -> words(label, MODAL_LABEL)),
        modal.metadata(),
        fit(modal.blocks(), MODAL_BLOCKS));
  }

  /** The Home as Slack takes it. */
  public static Home fit(Home home) {
    return new Home(fit(home.blocks(), MODAL_BLOCKS));
  }

  /** The text, or its beginning and how much more there is; never half a character or entity. */
  public static String cut(String text, int max) {
    if (text.length() <= max) {
      return text;
    }
    String note = "… and %,d more characters".formatted(text.length() - max);
    boolean room = max > 2 * note.length();
    int end = max - (room ? note.length() + 6 : 1);
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int open = Math.max(text.lastIndexOf('<', end - 1), text.lastIndexOf('&', end - 1));
    int close = Math.max(text.lastIndexOf('>', end - 1), text.lastIndexOf(';', end - 1));
    if (open > close && end - open < 200) {
      end = open;
    }
    String kept = text.substring(0, end);
    return room ? kept + "… and %,d more characters".formatted(text.length() - end) : kept + "…";
  }

  /** The same of words of others: making them inert makes them longer, so it comes first. */
  static String words(String text, int max) {
    return cut(Text.inert(text), max);
  }

  private static List<Block> fit(List<Block> blocks, int max) {
    List<Block> fitted = new ArrayList<>();
    Room room = new Room();
    for (Block block : kept(blocks, max)) {
      fitted.add(fit(block, room));
    }
    if (blocks.size() > max) {
      String more = "… and %d more".formatted(blocks.size() - fitted.size());
      fitted.add(Block.context(Text.plain(more)));
    }
    return fitted;
  }

  private static Block fit(Block block, Room room) {
    return switch (block) {
      case Block.Header header -> new Block.Header(cut(header.text(), HEADER));
      case Block.Section section ->
          new Block.Section(
              section.text().map(text -> cut(text, SECTION)), texts(section.fields(), FIELDS));
      case Block.Context context -> new Block.Context(texts(context.elements(), FIELDS));
      case Block.Actions row ->
          new Block.Actions(row.blockId(), ElementLimits.fit(row.elements(), ACTIONS));
      case Block.ContextActions row ->
          new Block.ContextActions(
              row.blockId(), ElementLimits.fit(row.elements(), CONTEXT_ACTIONS));
      case Block.Divider divider -> divider;
      case Block.RichText rich -> new Block.RichText(fitted(rich.parts()));
      case Block.Input input ->
          new Block.Input(
              input.blockId(),
              words(input.label(), INPUT_LABEL),
              ElementLimits.fit(input.element()),
              input.optional(),
              words(input.hint(), INPUT_LABEL));
      case Block.Image image ->
          new Block.Image(
              image.picture(),
              words(image.alt(), ALT),
              image.title().map(title -> words(title, INPUT_LABEL)));
      case Block.Table table -> room.table ? asText(table) : room.fit(table);
      case Block.Markdown markdown -> room.fit(markdown);
      case Block.TaskCard task -> fit(task);
      case Block.Plan plan ->
          new Block.Plan(
              words(plan.title(), HEADER),
              plan.tasks().stream().limit(TASKS).map(Limits::fit).toList());
      case Block.Alert alert -> new Block.Alert(cut(alert.text(), SECTION), alert.level());
    };
  }

  private static Block.TaskCard fit(Block.TaskCard task) {
    return new Block.TaskCard(
        task.id(),
        words(task.title(), HEADER),
        task.status(),
        some(task.details()),
        some(task.output()),
        task.sources());
  }

  /** What a message has once or shares: one table, so many characters of Markdown. */
  private static final class Room {

    private boolean table;
    private int markdown = MARKDOWN;

    Block fit(Block.Markdown block) {
      if (markdown < 2) {
        return Block.context(
            Text.plain("… and %,d more characters".formatted(block.text().length())));
      }
      Block.Markdown fitted = new Block.Markdown(cut(block.text(), markdown));
      markdown -= fitted.text().length();
      return fitted;
    }

    Block fit(Block.Table block) {
      table = true;
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row : kept(block.rows(), ROWS)) {
        rows.add(row.stream().limit(COLUMNS).map(cell -> words(cell, CELL)).toList());
      }
      if (block.rows().size() > ROWS) {
        rows.add(List.of("… and %d more".formatted(block.rows().size() - rows.size())));
      }
      return new Block.Table(rows);
    }
  }

  /** A second table is shown as text: Slack takes one. */
  private static Block asText(Block.Table table) {
    String text =
        table.rows().stream().map(row -> String.join("  ", row)).collect(Collectors.joining("\n"));
    return Block.rich(List.of(new Rich.Preformatted(cut(text, PREFORMATTED))));
  }

  /** What a card need not have. */
  private static List<Rich> some(List<Rich> parts) {
    return parts.stream().filter(part -> !isEmpty(part)).map(Limits::fit).toList();
  }

  private static List<Rich> fitted(List<Rich> parts) {
    List<Rich> some = some(parts);
    return some.isEmpty() ? List.of(Rich.line("–")) : some;
  }

  /** Slack refuses lines and lists of nothing. */
  private static boolean isEmpty(Rich part) {
    return switch (part) {
      case Rich.Line line -> line.pieces().isEmpty();
      case Rich.Bullets list -> list.lines().isEmpty();
      case Rich.Preformatted _ -> false;
    };
  }

  private static Rich fit(Rich part) {
    return switch (part) {
      case Rich.Preformatted code -> new Rich.Preformatted(cut(code.text(), PREFORMATTED));
      case Rich.Line line -> fit(line);
      case Rich.Bullets list -> new Rich.Bullets(list.lines().stream().map(Limits::fit).toList());
    };
  }

  private static Rich.Line fit(Rich.Line line) {
    return new Rich.Line(
        line.pieces().stream()
            .map(
                piece ->
                    piece instanceof Rich.Piece.Words words
                        ? new Rich.Piece.Words(cut(words.text(), SECTION), words.face())
                        : piece)
            .toList());
  }

  private static List<Text> texts(List<Text> texts, int max) {
    List<Text> fitted = new ArrayList<>();
    for (Text text : kept(texts, max)) {
      fitted.add(cut(text, FIELD));
    }
    if (texts.size() > max) {
      fitted.add(Text.plain("… and %d more".formatted(texts.size() - fitted.size())));
    }
    return fitted;
  }

  private static Text cut(Text text, int max) {
    return switch (text) {
      case Text.Plain plain -> new Text.Plain(cut(plain.value(), max));
      case Text.Mrkdwn markup -> new Text.Mrkdwn(cut(markup.value(), max));
    };
  }

  private static <T> List<T> kept(List<T> all, int max) {
    return all.size() <= max ? all : all.subList(0, max - 1);
  }
}
