package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.TextDesk;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.EvidenceView;
import dev.hindsight.bot.slack.view.TextExplanation;
import java.util.List;
import java.util.Optional;

/** One explanation, whatever it was asked about: an incident, a message, a thread, pasted lines. */
final class Explaining {

  private static final String WHAT =
      "Explain what? Give an incident (explain INC-7), paste log lines after “explain”, or use"
          + " the shortcut *Explain this alert* of a message.";

  private final Reads reads;
  private final Cards cards;
  private final TextDesk texts;

  Explaining(OpsDesks desks) {
    this.reads = desks.reads();
    this.cards = desks.cards();
    this.texts = desks.assistant().texts();
  }

  Message incident(IncidentId id) {
    return reads.board().view(id).map(EvidenceView::reply).orElseGet(() -> unknown(id));
  }

  Message text(String text, Place place) {
    return TextExplanation.of(texts.explain(text, place.channel()), cards::link);
  }

  /** By rules alone. */
  Message plainly(String text) {
    return TextExplanation.of(reads.texts().explain(text), cards::link);
  }

  /** Of a message only its address is known, and it is ours to explain when it is a card. */
  Message permalink(String message) {
    int cut = message.indexOf('/');
    return cards
        .incidentAt(message.substring(0, cut), message.substring(cut + 1))
        .map(this::incident)
        .orElseGet(
            () ->
                said(
                    "That message is no card of mine. Use its shortcut *Explain this alert*, or"
                        + " paste its text after “explain”."));
  }

  /** A message that was pointed at: a card or what belongs to it, else its words. */
  Message message(String channel, String ts, String text) {
    return cards
        .incidentAt(channel, ts)
        .map(this::incident)
        .orElseGet(
            () ->
                text.isBlank()
                    ? said("There are no words in that message.")
                    : text(text, Place.COMMAND.in(Optional.of(channel))));
  }

  Message thread(Place place) {
    return place
        .incident()
        .map(this::incident)
        .or(() -> place.text().get().filter(text -> !text.isBlank()).map(text -> text(text, place)))
        .orElseGet(() -> said(WHAT));
  }

  static Message unknown(IncidentId id) {
    return said(Text.escape("There is no %s.".formatted(id)));
  }

  private static Message said(String markup) {
    return new Message(markup, List.of());
  }
}
