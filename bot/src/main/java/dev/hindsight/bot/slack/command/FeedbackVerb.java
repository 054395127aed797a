package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.FeedbackBox;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import java.util.List;
import java.util.UUID;

/** Keeps what somebody says of the bot. */
final class FeedbackVerb implements Verb {

  private final FeedbackBox box;

  FeedbackVerb(FeedbackBox box) {
    this.box = box;
  }

  @Override
  public Reply answer(Call call) {
    Typed typed =
        call.arg("mark").isPresent() ? call.typed() : call.typed().with("mark", UUID.randomUUID());
    if (call.text().isEmpty()) {
      Field words =
          Field.text(
              "text", "What should be better?", "Read by whoever runs this bot.", call.text());
      return new Reply.Fill(new Form(typed, "Feedback", "Send", "", List.of(words)));
    }
    return call.confirmed()
        ? Reply.of(box.keep(call.person(), call.text().get(), typed.arg("mark").orElseThrow()))
        : new Reply.Ask(
            "Whoever runs this bot would read, with your name: " + Text.escape(call.text().get()),
            "Send it",
            typed,
            false);
  }
}
