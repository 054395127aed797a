package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.digest.Figures;
import dev.hindsight.bot.digest.Figures.Past;
import dev.hindsight.bot.digest.Told;
import dev.hindsight.bot.digest.TrendChart;
import dev.hindsight.bot.digest.WeekWords.Wording;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The weekly digest: a few numbers, one picture and one decision; all else is in its thread. */
public final class DigestView {

  private static final String HOW =
      "What happened counts in the week in which it happened. Times are medians."
          + " Practice history is not counted, and nobody is compared with anybody.";

  private DigestView() {}

  /** The picture of the trend, as it can be shown. */
  public sealed interface Chart {

    /** It is in Slack, by this id. */
    record Shown(String file) implements Chart {}

    /** Slack did not take it. */
    record Missing() implements Chart {}

    /** It comes with the digest; this is a preview. */
    record Later() implements Chart {}
  }

  /** What is posted. */
  public static Message of(Figures figures, Chart chart) {
    return of(figures, chart, Optional.empty());
  }

  /**
   * The same with what a model made of the figures.
   *
   * @param words empty where none was asked
   */
  public static Message of(Figures figures, Chart chart, Optional<Wording> words) {
    return figures.isQuiet() ? quiet(figures) : full(figures, chart, words);
  }

  private static Message full(Figures figures, Chart chart, Optional<Wording> words) {
    List<Told.Line> numbers = Told.numbers(figures);
    String decision = Told.decision(figures);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.header(title(figures)));
    blocks.add(period(figures));
    words.map(DigestView::inWords).ifPresent(blocks::addAll);
    blocks.add(Block.fields(numbers.stream().map(DigestView::field).toList()));
    blocks.addAll(picture(figures, chart));
    blocks.add(Block.rich(List.of(Rich.bold("To decide"), Rich.line(decision))));
    blocks.add(Block.context(Text.plain(HOW + " The thread has the details and the table.")));
    String text =
        "%s. To decide: %s %s. %s%s.%s The details are in the thread."
            .formatted(
                title(figures),
                decision,
                Told.period(figures.period()),
                words.stream()
                    .flatMap(told -> told.sentences().stream())
                    .map(sentence -> sentence + " ")
                    .collect(Collectors.joining()),
                sentence(numbers),
                chart instanceof Chart.Missing ? " There is no chart: Slack did not take it." : "");
    return new Message(Text.escape(text), blocks);
  }

  private static List<Block> inWords(Wording words) {
    Block note = Block.context(Text.plain(words.note()));
    return words.sentences().isEmpty()
        ? List.of(note)
        : List.of(Block.rich(List.of(Rich.line(String.join(" ", words.sentences())))), note);
  }

  private static Message quiet(Figures figures) {
    String said = "A quiet week: no alert came, no incident opened, no plan was approved.";
    String before = "The week before: " + before(figures);
    return new Message(
        Text.escape(
            "%s. Nothing is to be decided. %s %s. %s"
                .formatted(title(figures), said, Told.period(figures.period()), before)),
        List.of(
            Block.header(title(figures)),
            period(figures),
            Block.section(Text.plain(said)),
            Block.context(Text.plain(before))));
  }

  private static String before(Figures figures) {
    Figures.Numbers before = figures.before();
    return "%d alerts, %d incidents, %d plans approved."
        .formatted(before.alerts(), before.incidents(), before.plans().approved());
  }

  private static String title(Figures figures) {
    return "Weekly digest: week %d".formatted(figures.period().week().number());
  }

  private static Block period(Figures figures) {
    return Block.context(Text.plain(Told.period(figures.period())));
  }

  private static Text field(Told.Line line) {
    return Words.field(line.name(), "%s\n_%s_".formatted(Text.escape(line.value()), line.change()));
  }

  private static String sentence(List<Told.Line> lines) {
    return lines.stream().map(Told.Line::toString).collect(Collectors.joining("; "));
  }

  private static List<Block> picture(Figures figures, Chart chart) {
    return switch (chart) {
      case Chart.Shown(String file) ->
          List.of(
              new Block.Image(
                  new Block.Picture.Uploaded(file),
                  TrendChart.alt(figures.trend()),
                  Optional.of("Eight weeks")));
      case Chart.Later _ ->
          List.of(Block.context(Text.plain("A preview, for you alone; the digest has a chart.")));
      case Chart.Missing _ ->
          List.of(
              Block.context(
                  Text.plain(
                      "Slack did not take the chart; the table in the thread has its numbers.")));
    };
  }

  /**
   * What is posted below it; empty after a quiet week.
   *
   * @param link where an incident's card can be read
   */
  public static Optional<Message> thread(
      Figures figures, Function<IncidentId, Optional<String>> link) {
    return figures.isQuiet() ? Optional.empty() : Optional.of(details(figures, link));
  }

  private static Message details(Figures figures, Function<IncidentId, Optional<String>> link) {
    List<Rich> parts = new ArrayList<>();
    list(parts, "Noisiest alerts", figures.noisiest().stream().map(Told::noisy).map(Rich::line));
    list(parts, "Causes by category", figures.causes().stream().map(Told::cause).map(Rich::line));
    list(
        parts,
        "Slowest tenth",
        Told.slowest(figures).stream().map(Told.Line::toString).map(Rich::line));
    list(parts, "Top incidents", figures.top().stream().map(top -> line(top, link)));
    return new Message(
        text(figures, link),
        List.of(Block.rich(parts), new Block.Divider(), new Block.Table(table(figures))));
  }

  private static void list(List<Rich> parts, String title, Stream<Rich.Line> lines) {
    List<Rich.Line> all = lines.toList();
    parts.add(Rich.bold(title));
    parts.add(all.isEmpty() ? Rich.line("none") : new Rich.Bullets(all));
  }

  private static Rich.Line line(Figures.Top top, Function<IncidentId, Optional<String>> link) {
    String id = top.id().toString();
    Rich.Piece name =
        link.apply(top.id())
            .<Rich.Piece>map(url -> new Rich.Piece.Link(url, id))
            .orElseGet(() -> new Rich.Piece.Words(id, Rich.Face.BOLD));
    return new Rich.Line(
        List.of(name, new Rich.Piece.Words(" " + Told.top(top), Rich.Face.NORMAL)));
  }

  /** What the picture shows, for those who cannot see it. */
  private static List<List<String>> table(Figures figures) {
    return Stream.concat(
            Stream.of(List.of("Week", "Incidents", "Alerts")),
            figures.trend().stream().map(DigestView::row))
        .toList();
  }

  private static List<String> row(Past past) {
    return List.of(
        past.week().toString(),
        Integer.toString(past.incidents()),
        Integer.toString(past.alerts()));
  }

  private static String text(Figures figures, Function<IncidentId, Optional<String>> link) {
    String top =
        figures.top().stream()
            .map(each -> name(each.id(), link) + " " + Text.escape(Told.top(each)))
            .collect(Collectors.joining("; "));
    return Text.escape(
            "%s, its details; nothing is asked. Noisiest alerts: %s. Causes: %s. %s. %s Top incidents: "
                .formatted(
                    title(figures),
                    joined(figures.noisiest().stream().map(Told::noisy)),
                    joined(figures.causes().stream().map(Told::cause)),
                    sentence(Told.slowest(figures)),
                    TrendChart.alt(figures.trend())))
        + (top.isEmpty() ? "none" : top)
        + ".";
  }

  private static String joined(Stream<String> all) {
    String joined = all.collect(Collectors.joining("; "));
    return joined.isEmpty() ? "none" : joined;
  }

  private static String name(IncidentId id, Function<IncidentId, Optional<String>> link) {
    return link.apply(id).map(url -> "<%s|%s>".formatted(url, id)).orElse(id.toString());
  }
}
