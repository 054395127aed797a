package dev.hindsight.bot.slack.outbox;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.ThreadReader;
import dev.hindsight.bot.slack.outbox.JdbcMessages.Sent;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of an incident's card, as people wrote it. */
public class CardThread implements ThreadReader {

  private static final Logger LOG = LoggerFactory.getLogger(CardThread.class);
  private static final int MOST = 200;

  private final MethodsClient slack;
  private final JdbcMessages messages;

  public CardThread(MethodsClient slack, JdbcMessages messages) {
    this.slack = slack;
    this.messages = messages;
  }

  @Override
  public List<Said> read(IncidentId id) {
    return messages.of(id).stream()
        .filter(sent -> sent.kind().equals(Wanted.CARD))
        .flatMap(sent -> sent.ts().stream().flatMap(ts -> read(sent, ts).stream()))
        .toList();
  }

  private List<Said> read(Sent card, String ts) {
    try {
      ConversationsRepliesResponse thread =
          slack.conversationsReplies(r -> r.channel(card.channel()).ts(ts).limit(MOST));
      if (thread.isOk()) {
        return thread.getMessages().stream().flatMap(m -> said(m).stream()).toList();
      }
      LOG.warn("The thread of a card in {} cannot be read: {}", card.channel(), thread.getError());
    } catch (IOException | SlackApiException e) {
      LOG.warn("The thread of a card in {} cannot be read", card.channel(), e);
    }
    return List.of();
  }

  private static Optional<Said> said(Message message) {
    String words = Objects.toString(message.getText(), "").strip();
    return message.getBotId() != null || message.getUser() == null || words.isEmpty()
        ? Optional.empty()
        : Optional.of(new Said(at(message.getTs()), words));
  }

  private static Instant at(String ts) {
    return Instant.ofEpochMilli(new BigDecimal(ts).movePointRight(3).longValue());
  }
}
