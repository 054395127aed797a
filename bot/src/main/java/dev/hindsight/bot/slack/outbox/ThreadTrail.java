package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryWatch;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.view.Readers;
import dev.hindsight.bot.slack.view.TrailView;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One message in a card's thread, edited while a model looks. It has no outbox, as looking goes on
 * without it; what a replica that died left open is edited on by the next run.
 */
public class ThreadTrail implements InquiryWatch {

  private static final Logger LOG = LoggerFactory.getLogger(ThreadTrail.class);
  private static final String KIND = "looking";
  private static final String OPEN = "open";
  private static final Duration PACE = Duration.ofSeconds(3);

  private final IncidentId id;
  private final SlackCalls slack;
  private final JdbcMessages messages;
  private final ChannelReaders readers;

  public ThreadTrail(
      IncidentId id, SlackCalls slack, JdbcMessages messages, ChannelReaders readers) {
    this.id = id;
    this.slack = slack;
    this.messages = messages;
    this.readers = readers;
  }

  /** Says yes always: its button stops by what is kept. */
  @Override
  public synchronized boolean goesOn(Trail trail) {
    try {
      show(trail);
    } catch (RuntimeException e) {
      LOG.warn("Where a model looks for {} cannot be shown", id, e);
    }
    return true;
  }

  private void show(Trail trail) {
    Message message = TrailView.of(id, trail);
    Optional<Sent> shown =
        row(KIND).filter(sent -> sent.ts().isPresent() && sent.fingerprint().equals(OPEN));
    if (shown.isEmpty()) {
      post(trail, message);
    } else if (trail.ended() || messages.mayEdit(id, KIND, PACE)) {
      Sent sent = shown.get();
      slack.update(sent.channel(), sent.ts().orElseThrow(), message);
      messages.edited(id, KIND, trail.ended() ? "ended" : OPEN);
    }
  }

  private void post(Trail trail, Message message) {
    Optional<Sent> card = row(Wanted.CARD).filter(sent -> sent.ts().isPresent());
    if (card.isEmpty() || trail.ended() || readers.now(card.get().channel()) != Readers.OURS) {
      return;
    }
    String channel = card.get().channel();
    messages.forget(id, KIND);
    messages.begin(id, KIND, channel, false);
    String outboxId = "%s %s".formatted(id, KIND);
    if (slack.post(channel, card.get().ts(), message, outboxId) instanceof Done(_, String ts)) {
      messages.posted(id, KIND, ts, OPEN);
    } else {
      messages.forget(id, KIND);
    }
  }

  private Optional<Sent> row(String kind) {
    return messages.of(id).stream().filter(sent -> sent.kind().equals(kind)).findFirst();
  }
}
