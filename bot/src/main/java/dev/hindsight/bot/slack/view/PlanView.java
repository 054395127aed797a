package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Rich;
import dev.hindsight.bot.slack.block.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The whole plan in the thread, and what became of it. */
public final class PlanView {

  private static final JsonMapper PRETTY =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** All of a message stays below 12,000 characters, where Slack may refuse it. */
  private static final Room THREAD = new Room(1, 1, 2);

  /** More of a script than this is read elsewhere. */
  private static final int MOST_PIECES = 10;

  private PlanView() {}

  /** How many pieces each part gets. */
  record Room(int diff, int steps, int script) {

    /** Whether what runs, and what it changes, is there in full. */
    boolean holds(PlanStatus plan) {
      return Pieces.fits(plan.diff(), diff) && Pieces.fits(pretty(plan.json()), steps);
    }
  }

  /** The plan as data, as a script and as the difference it would make. */
  public static Message reply(IncidentView view, PlanStatus plan) {
    List<Block> blocks = new ArrayList<>();
    List<Rich> head = new ArrayList<>();
    head.add(Rich.line(Words.where(view, plan)));
    head.add(
        Rich.bold("Plan %s, version %d: %s".formatted(plan.id(), plan.version(), plan.title())));
    head.addAll(PlanSection.origin(plan));
    head.add(Rich.line(Words.WHAT_RUNS));
    blocks.add(Block.rich(head));
    blocks.addAll(details(plan, THREAD));
    String text =
        "%s: plan %s for %s, %s: %s. %s %s"
            .formatted(
                Words.lead(view),
                plan.id(),
                view.id(),
                Words.state(plan.state()),
                Words.brief(plan.title(), 300),
                Words.brief(Words.where(view, plan), 300),
                Words.WHAT_RUNS);
    return new Message(Text.escape(text), blocks);
  }

  /** What goes with the scripts as files. */
  public static Message scripts(IncidentView view, PlanStatus plan) {
    String text =
        "%s: %s, version %d, %s, as files. %s"
            .formatted(
                Words.lead(view),
                plan.id(),
                plan.version(),
                Words.state(plan.state()),
                Words.WHAT_RUNS);
    return new Message(Text.escape(text), List.of());
  }

  /**
   * The script in messages, where it cannot be a file; none where the plan's own message has it
   * all.
   */
  public static List<Message> scriptPieces(IncidentView view, PlanStatus plan) {
    if (Pieces.fits(plan.script(), THREAD.script)) {
      return List.of();
    }
    List<Rich> pieces = Pieces.of(plan.script(), MOST_PIECES);
    return IntStream.range(0, pieces.size())
        .mapToObj(
            i -> {
              String title =
                  "Script of %s, version %d, part %d of %d"
                      .formatted(plan.id(), plan.version(), i + 1, pieces.size());
              String text =
                  "%s: %s. Slack took no file. %s"
                      .formatted(Words.lead(view), title, Words.WHAT_RUNS);
              return new Message(
                  Text.escape(text), List.of(Block.rich(List.of(Rich.bold(title), pieces.get(i)))));
            })
        .toList();
  }

  /** What happened so far. */
  public static Message run(IncidentView view, PlanStatus plan) {
    String title = "Run of %s: %s".formatted(plan.id(), Words.state(plan.state()));
    List<Rich> parts = new ArrayList<>();
    parts.add(Rich.bold(title));
    List<String> lines = plan.progress();
    int earlier = Math.max(0, lines.size() - 20);
    if (earlier > 0) {
      parts.add(Rich.line("… and %d earlier lines".formatted(earlier)));
    }
    if (!lines.isEmpty()) {
      parts.add(
          new Rich.Bullets(
              lines.stream().skip(earlier).map(l -> Rich.line(Words.brief(l, 300))).toList()));
    }
    String last = lines.isEmpty() ? "" : ". " + Words.brief(lines.getLast(), 300);
    String text = "%s: %s%s. %s".formatted(Words.lead(view), title, last, view.id());
    return new Message(Text.escape(text), List.of(Block.rich(parts)));
  }

  /** Steps as data, script, difference, undo, policy and hash. */
  static List<Block> details(PlanStatus plan, Room room) {
    List<Block> blocks = new ArrayList<>();
    add(blocks, "Dry run: what would change", plan.diff(), room.diff);
    add(blocks, "Typed steps: what runs", pretty(plan.json()), room.steps);
    add(blocks, "Script (shell): for reading", plan.script(), room.script);
    List<Rich> rest = new ArrayList<>();
    rest.add(Rich.line("Undo: " + Words.brief(plan.undo(), 600)));
    if (!plan.verdicts().isEmpty()) {
      rest.add(Rich.line("Policy"));
      rest.add(
          new Rich.Bullets(
              plan.verdicts().stream().map(v -> Rich.line(Words.brief(v, 300))).toList()));
    }
    rest.add(Rich.line("SHA-256 of the steps: " + plan.hash()));
    blocks.add(Block.rich(rest));
    return blocks;
  }

  private static void add(List<Block> blocks, String title, String text, int pieces) {
    List<Rich> parts = new ArrayList<>();
    parts.add(Rich.bold(title));
    parts.addAll(text.isBlank() ? List.of(Rich.line("nothing")) : Pieces.of(text, pieces));
    blocks.add(Block.rich(parts));
  }

  private static String pretty(String json) {
    try {
      return PRETTY.writeValueAsString(PRETTY.readTree(json));
    } catch (JacksonException _) {
      return json;
    }
  }
}
