package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.AnswerView;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.Form.Field;
import dev.hindsight.bot.slack.view.AnswerText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Answers a question: about the incident that it names or is asked at, else from what is known. */
final class AskVerb implements Verb {

  private final Explaining explaining;
  private final OpsDesks desks;

  AskVerb(Explaining explaining, OpsDesks desks) {
    this.explaining = explaining;
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    Optional<String> question = call.text();
    if (question.isEmpty()) {
      return new Reply.Fill(
          new Form(
              call.typed(),
              "Ask",
              "Ask",
              "Answered from what is known: incidents, runbooks and what was observed.",
              List.of(Field.text("text", "Your question", "", Optional.empty()))));
    }
    Optional<IncidentId> about = IncidentId.named(question.get()).or(call.place()::incident);
    return new Reply.Say(answer(call, about, question.get()));
  }

  /** Without a model's words the plain explanation is the answer, and says why. */
  private Message answer(Call call, Optional<IncidentId> about, String question) {
    AnswerView view =
        desks
            .assistant()
            .questions()
            .answer(
                about,
                question,
                call.place().channel().or(() -> about.flatMap(desks.cards()::channel)));
    if (!view.sentences().isEmpty()) {
      return AnswerText.of(view);
    }
    return plainly(about, question)
        .map(plain -> noted(plain, view))
        // what was found about a question is more than what rules make of its words
        .orElseGet(() -> AnswerText.of(view));
  }

  private Optional<Message> plainly(Optional<IncidentId> about, String question) {
    return about
        .map(explaining::incident)
        .or(() -> Optional.of(question).filter(PastedText::isLikely).map(explaining::plainly));
  }

  private static Message noted(Message plain, AnswerView view) {
    List<Block> blocks = new ArrayList<>(plain.blocks());
    if (!blocks.isEmpty()) {
      blocks.add(AnswerText.note(view));
    }
    return new Message(plain.text(), blocks);
  }
}
