package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentList.Line;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Rich.Face;
import dev.hindsight.bot.slack.block.Rich.Piece;
import dev.hindsight.bot.slack.block.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Many incidents in one message: how many, since when, the worst first; all are in its thread. */
public final class StormCard {

  private static final int WORST = 10;
  private static final int PAGE = 40;

  private StormCard() {}

  /**
   * A storm.
   *
   * @param lines its incidents, the worst first
   * @param links the cards of those that have one
   */
  public record Storm(List<Line> lines, Map<IncidentId, String> links, boolean over) {

    public Storm {
      lines = List.copyOf(lines);
      links = Map.copyOf(links);
    }

    /** The same where others read too: a title is an alert's or a person's words. */
    public Storm untold() {
      return new Storm(
          lines.stream()
              .map(
                  line ->
                      new Line(
                          line.id(),
                          line.severity(),
                          line.state(),
                          line.service(),
                          line.service(),
                          line.openedAt()))
              .toList(),
          links,
          over);
    }

    List<Line> open() {
      return lines.stream().filter(Line::isOpen).toList();
    }
  }

  /** The one message. */
  public static Message of(Storm storm) {
    List<Line> open = storm.open();
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        Block.header("%s %s".formatted(storm.over() ? "Storm over:" : "Storm:", size(storm))));
    blocks.add(Block.section(Text.plain(state(storm))));
    if (!open.isEmpty()) {
      blocks.add(
          Block.rich(
              List.of(
                  Rich.bold("The worst first"),
                  Words.bullets(open, WORST, line -> linked(line, storm)))));
    }
    blocks.add(
        Block.context(
            Text.mrkdwn(
                "All of them are in this thread. The worst get cards of their own, and so does one"
                    + " that you take: `/ops ack INC-7`. `/ops incident INC-7` shows any.")));
    return new Message(Text.escape(text(storm, open)), blocks);
  }

  /** All of them in the order they came, so many to a message. */
  public static List<Message> pages(Storm storm) {
    List<Line> all =
        storm.lines().stream().sorted(Comparator.comparingLong(line -> line.id().value())).toList();
    int pages = Math.ceilDiv(all.size(), PAGE);
    return IntStream.range(0, pages)
        .mapToObj(
            page ->
                page(
                    storm,
                    all.subList(page * PAGE, Math.min(all.size(), (page + 1) * PAGE)),
                    pages == 1 ? "All of them" : "Page %d of %d".formatted(page + 1, pages)))
        .toList();
  }

  private static Message page(Storm storm, List<Line> lines, String heading) {
    String text =
        "%s storm, %s, %s: %d open, %d resolved, nothing is asked."
            .formatted(
                worst(lines),
                lines.getFirst().id() + " to " + lines.getLast().id(),
                heading.toLowerCase(Locale.ROOT),
                lines.stream().filter(Line::isOpen).count(),
                lines.stream().filter(line -> !line.isOpen()).count());
    return new Message(
        text,
        List.of(
            Block.rich(
                List.of(
                    Rich.bold(heading),
                    new Rich.Bullets(lines.stream().map(line -> linked(line, storm)).toList())))));
  }

  private static Rich.Line linked(Line line, Storm storm) {
    String id = line.id().toString();
    return new Rich.Line(
        List.of(
            Optional.ofNullable(storm.links().get(line.id()))
                .<Piece>map(url -> new Piece.Link(url, id))
                .orElseGet(() -> new Piece.Words(id, Face.BOLD)),
            new Piece.Words(
                " %s · %s · %s".formatted(line.severity(), words(line), Words.state(line.state())),
                Face.NORMAL)));
  }

  private static String words(Line line) {
    String service = Words.brief(line.service(), 40);
    String title = Words.brief(line.title(), 70);
    return title.startsWith(service) ? title : service + ": " + title;
  }

  private static String text(Storm storm, List<Line> open) {
    String first =
        open.isEmpty()
            ? "all are resolved, nothing is asked."
            : "worst: %s. Please look at it first."
                .formatted(Words.brief(words(open.getFirst()), 60));
    return "%s storm%s: %s, %s %s"
        .formatted(
            worst(storm.lines()), storm.over() ? " over" : "", size(storm), first, state(storm));
  }

  private static String size(Storm storm) {
    Instant first = edge(storm, Comparator.naturalOrder());
    Instant last = edge(storm, Comparator.reverseOrder());
    int count = storm.lines().size();
    Duration taken = Duration.between(first, last);
    return "%d incident%s %s"
        .formatted(
            count,
            count == 1 ? "" : "s",
            taken.toMinutes() < 1 ? "within a minute" : "in " + Words.duration(taken));
  }

  private static Instant edge(Storm storm, Comparator<Instant> order) {
    return storm.lines().stream().map(Line::openedAt).min(order).orElse(Instant.EPOCH);
  }

  private static String state(Storm storm) {
    List<Line> open = storm.open();
    Map<Severity, Long> bySeverity =
        open.stream()
            .collect(Collectors.groupingBy(Line::severity, TreeMap::new, Collectors.counting()));
    String counts =
        bySeverity.entrySet().stream()
            .map(each -> each.getValue() + " " + each.getKey())
            .collect(Collectors.joining(", "));
    return "%d open%s, %d resolved."
        .formatted(
            open.size(),
            counts.isEmpty() ? "" : " (" + counts + ")",
            storm.lines().size() - open.size());
  }

  private static Severity worst(List<Line> lines) {
    return lines.stream().map(Line::severity).min(Comparator.naturalOrder()).orElse(Severity.SEV4);
  }
}
