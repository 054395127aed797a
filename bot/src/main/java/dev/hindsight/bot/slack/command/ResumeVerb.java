package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Stop;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Lets runs start again: lifts the stop that was shown, and no newer one. */
final class ResumeVerb implements Verb {

  private final IncidentDesk desk;

  ResumeVerb(IncidentDesk desk) {
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    if (!StopVerb.isAll(call.text().orElse(""))) {
      return new Reply.Wrong("text", "Say “resume all”.");
    }
    Optional<Instant> seen =
        call.confirmed() ? call.arg("was").flatMap(ResumeVerb::moment) : Optional.empty();
    return seen.map(at -> Reply.of(desk.resumeAll(call.person(), at)))
        .orElseGet(
            () ->
                desk.stopped()
                    .map(stop -> ask(call, stop))
                    .orElseGet(() -> Reply.words("Nothing is stopped.")));
  }

  private static Reply ask(Call call, Stop stop) {
    return new Reply.Ask(
        "%s. Approved plans start again at once.".formatted(Text.escape(stop.sentence())),
        "Resume all",
        call.typed().with("was", stop.at()),
        true);
  }

  private static Optional<Instant> moment(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
