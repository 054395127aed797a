package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.MessageShortcut.Pointed;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.Cards;
import dev.hindsight.bot.slack.command.OpsAnswers;
import dev.hindsight.bot.slack.command.Place;
import dev.hindsight.bot.slack.command.Word;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Entries in the menu of a message or of the workspace, answered to whoever chose them. */
final class Shortcuts {

  private final OpsAnswers answers;
  private final Cards cards;

  Shortcuts(OpsAnswers answers, Cards cards) {
    this.answers = answers;
    this.cards = cards;
  }

  /** The message's words for the timeline of the incident that it, or its thread, is about. */
  Optional<Message> note(MessageShortcut chosen) {
    return about(Word.NOTE, chosen, Map.of("text", chosen.message().text()));
  }

  /** A playbook for that incident. */
  Optional<Message> run(MessageShortcut chosen) {
    return about(Word.RUN, chosen, Map.of());
  }

  /** A playbook for any incident. */
  Optional<Message> request(GlobalShortcut chosen) {
    return answers
        .answer(Word.RUN, Map.of(), chosen.person(), Place.pressed(Optional.of(chosen.trigger())))
        .message();
  }

  private Optional<Message> about(Word word, MessageShortcut chosen, Map<String, String> args) {
    Pointed at = chosen.message();
    Map<String, String> all = new HashMap<>(args);
    cards
        .incidentAt(at.channel(), at.ts())
        .or(() -> at.thread().flatMap(root -> cards.incidentAt(at.channel(), root)))
        .ifPresent(id -> all.put("incident", id.toString()));
    return answers
        .answer(
            word,
            all,
            chosen.person(),
            Place.pressed(Optional.of(chosen.trigger()))
                .in(Optional.of(at.channel()))
                .below(at.thread()))
        .message();
  }

  /** Explains the message, whoever wrote it, also where the bot is no member. */
  Message explain(MessageShortcut chosen) {
    Pointed message = chosen.message();
    return answers.explain(chosen.person(), message.channel(), message.ts(), message.text());
  }
}
