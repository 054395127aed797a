package dev.hindsight.bot.slack.agent;

import dev.hindsight.bot.incident.CardLink;
import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Element;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Outgoing;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Parsed;
import dev.hindsight.bot.slack.outbox.Heard;
import dev.hindsight.bot.slack.outbox.SlackAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a question in the pane by a stream: what is looked at, the answer piece by piece, what it
 * rests on, and two thumbs. Where Slack refuses to stream, one message says the same.
 */
public class Pane {

  /** The action of the two thumbs, and what they say. */
  public static final String FEEDBACK = "answer_feedback";

  static final String HELPFUL = "helpful";
  static final String NOT_HELPFUL = "not_helpful";

  private static final Logger LOG = LoggerFactory.getLogger(Pane.class);
  private static final String LOOKING = "is looking…";
  private static final String FOUND = "This is what I found.";
  private static final String GOES_ON = "It goes on.";
  private static final Block FAILED =
      Block.context(Text.plain("This could not be finished; it is tried again."));
  private static final Block FOLLOWS =
      Block.context(Text.plain("This broke off; the answer follows whole."));
  private static final Block GROUND =
      Block.context(
          Text.plain(
              "Read and computed by Hindsight, nothing was changed. A person decides what is"
                  + " run."));
  private static final Block THUMBS =
      new Block.ContextActions(
          "feedback",
          List.of(
              new Element.Feedback(
                  FEEDBACK,
                  new Element.Feedback.Vote("Helpful", HELPFUL, "This answer was helpful"),
                  new Element.Feedback.Vote(
                      "Not helpful", NOT_HELPFUL, "This answer was not helpful"))));

  private final AgentCalls slack;
  private final JdbcAgent kept;
  private final CardLink cards;

  public Pane(AgentCalls slack, JdbcAgent kept, CardLink cards) {
    this.slack = slack;
    this.kept = kept;
    this.cards = cards;
  }

  /**
   * Empty when there is nothing more to do, else when to try again.
   *
   * @param work makes the answer; it reads only, so that it may be done again
   * @param otherwise says it by one message
   */
  public Optional<Duration> answer(
      Heard heard,
      Parsed asked,
      Function<InquiryWatch, Message> work,
      Supplier<Optional<Duration>> otherwise) {
    Optional<String> begun = kept.open(heard.event());
    begun.filter(ts -> !ts.isEmpty()).ifPresent(ts -> abandon(heard, ts));
    if (stopped(heard)) {
      return Optional.empty();
    }
    if (begun.isPresent()) {
      return otherwise.get();
    }
    slack.status(heard.channel(), heard.thread(), LOOKING);
    slack.session(heard.channel(), heard.thread(), "processing");
    List<Chunk.Task> tasks = Looks.of(asked, cards);
    return switch (slack.start(heard.channel(), heard.thread(), List.copyOf(tasks))) {
      case SlackAnswer.Done(_, String ts) -> stream(heard, ts, tasks, work, otherwise);
      case SlackAnswer.Busy(Duration pause) -> Optional.of(pause);
      case SlackAnswer.Refused refused -> {
        LOG.info("Slack does not stream here ({}); one message says it", refused.error());
        yield whole(heard, otherwise);
      }
      case SlackAnswer.Unsure _ -> whole(heard, otherwise);
    };
  }

  /** What died or failed in the middle is closed once; from then on one message says the whole. */
  private void abandon(Heard heard, String ts) {
    slack.stop(heard.channel(), ts, List.of(FAILED));
    kept.abandoned(heard.event());
  }

  private boolean stopped(Heard heard) {
    return kept.stopped(heard.event(), heard.channel(), heard.thread());
  }

  private Optional<Duration> stream(
      Heard heard,
      String first,
      List<Chunk.Task> tasks,
      Function<InquiryWatch, Message> work,
      Supplier<Optional<Duration>> otherwise) {
    kept.begun(heard.event(), first);
    Message answer = work.apply(new PaneTrail(slack, heard.channel(), first, () -> stopped(heard)));
    List<List<Block>> pages = Pages.of(answer);
    String ts = first;
    for (int i = 0; i < pages.size(); i++) {
      boolean last = i == pages.size() - 1;
      if (i > 0) {
        SlackAnswer next =
            stopped(heard)
                ? new SlackAnswer.Refused("stopped", Optional.empty())
                : slack.start(heard.channel(), heard.thread(), List.of(new Chunk.Words(GOES_ON)));
        if (!(next instanceof SlackAnswer.Done(_, String again))) {
          return unfinished(heard, ts, next, otherwise);
        }
        ts = again;
        kept.begun(heard.event(), ts);
      }
      SlackAnswer shown = page(heard, ts, i == 0 ? tasks : List.of(), pages.get(i), last);
      if (!(shown instanceof SlackAnswer.Done)) {
        return unfinished(heard, ts, shown, otherwise);
      }
    }
    kept.ended(heard.event());
    return Optional.empty();
  }

  /** Looks for a Stop before each call. */
  private SlackAnswer page(
      Heard heard, String ts, List<Chunk.Task> tasks, List<Block> page, boolean last) {
    List<Block> safe = Outgoing.of(new Message(FOUND, page).naming()).blocks();
    if (safe.isEmpty()) {
      return new SlackAnswer.Refused("invalid_blocks", Optional.empty());
    }
    for (List<Chunk> chunks : pieces(tasks, safe)) {
      if (stopped(heard)) {
        return new SlackAnswer.Refused("stopped", Optional.empty());
      }
      SlackAnswer appended = slack.append(heard.channel(), ts, chunks);
      if (!(appended instanceof SlackAnswer.Done)) {
        return appended;
      }
    }
    return stopped(heard)
        ? new SlackAnswer.Refused("stopped", Optional.empty())
        : slack.stop(heard.channel(), ts, last ? List.of(GROUND, THUMBS) : List.of());
  }

  private static List<List<Chunk>> pieces(List<Chunk.Task> tasks, List<Block> page) {
    List<List<Chunk>> pieces = new ArrayList<>();
    if (!tasks.isEmpty()) {
      pieces.add(List.copyOf(Looks.done(tasks, Block.Status.COMPLETE)));
    }
    pieces.add(List.of(new Chunk.Words(FOUND + "\n")));
    // a few calls a page: each is one of a hundred a minute
    int size = Math.max(1, Math.ceilDiv(page.size(), 4));
    for (int from = 0; from < page.size(); from += size) {
      pieces.add(List.of(new Chunk.Blocks(page.subList(from, Math.min(page.size(), from + size)))));
    }
    return pieces;
  }

  /** After a Stop nothing more is said; after anything else one message says the whole. */
  private Optional<Duration> unfinished(
      Heard heard, String ts, SlackAnswer why, Supplier<Optional<Duration>> otherwise) {
    if (stopped(heard)) {
      kept.ended(heard.event());
      return Optional.empty();
    }
    LOG.warn("A stream broke off ({}); one message says the whole", why);
    slack.stop(heard.channel(), ts, List.of(FOLLOWS));
    return whole(heard, otherwise);
  }

  /** No stream is begun for the same again, and so none ends the session: its Stop would stay. */
  private Optional<Duration> whole(Heard heard, Supplier<Optional<Duration>> otherwise) {
    kept.abandoned(heard.event());
    Optional<Duration> again = otherwise.get();
    slack.session(heard.channel(), heard.thread(), "active");
    return again;
  }
}
