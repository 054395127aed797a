package dev.hindsight.bot.slack.outbox;

import dev.hindsight.bot.slack.outbox.SlackAnswer.Busy;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Done;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Refused;
import dev.hindsight.bot.slack.outbox.SlackAnswer.Unsure;
import dev.hindsight.bot.slack.view.SharedCard;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes answers out of a channel that others read now; who still needs one asks again. */
public class AnswerWithdrawal {

  private static final Logger LOG = LoggerFactory.getLogger(AnswerWithdrawal.class);
  private static final int AT_ONCE = 20;

  private final SlackCalls slack;
  private final JdbcChannels answers;
  private final JdbcLanes lanes;
  private final ChannelReaders readers;

  public AnswerWithdrawal(
      SlackCalls slack, JdbcChannels answers, JdbcLanes lanes, ChannelReaders readers) {
    this.slack = slack;
    this.answers = answers;
    this.lanes = lanes;
    this.readers = readers;
  }

  /** Takes some out; true while some may be left. */
  public boolean take(String channel) {
    return switch (readers.of(channel)) {
      case OURS -> false;
      case UNKNOWN -> true;
      case OTHERS_TOO -> {
        answers.answers(channel, AT_ONCE).forEach(ts -> takeOne(channel, ts));
        yield !answers.answers(channel, 1).isEmpty();
      }
    };
  }

  private void takeOne(String channel, String ts) {
    if (lanes.blocked(JdbcLanes.EDITS).isPresent()) {
      return;
    }
    switch (slack.update(channel, ts, SharedCard.answerTaken())) {
      case Done _ -> answers.taken(channel, ts);
      case Refused refused when refused.error().equals("message_not_found") ->
          answers.taken(channel, ts);
      case Refused refused ->
          LOG.error(
              "Slack does not let an answer in {} be taken out: {}. {}",
              channel,
              refused.error(),
              SlackTrouble.advice(refused.error()));
      case Busy busy -> lanes.block(JdbcLanes.EDITS, busy.pause());
      // it is still kept
      case Unsure _ -> {}
    }
  }
}
