package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Answers a question: about the incident that it names or is asked at, else from what is known. */
final class AskVerb implements Verb {

  private static final Pattern NAMED = Pattern.compile("(?i)\\bINC-(\\d{1,18})\\b");

  private final Explaining explaining;

  AskVerb(Explaining explaining) {
    this.explaining = explaining;
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
    return new Reply.Say(
        NAMED
            .matcher(question.get())
            .results()
            .findFirst()
            .map(MatchResult::group)
            .flatMap(dev.hindsight.bot.incident.IncidentId::parse)
            .or(() -> call.place().incident())
            .map(explaining::incident)
            .orElseGet(() -> explaining.text(question.get())));
  }
}
