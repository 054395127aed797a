package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.ShiftDesk;
import dev.hindsight.bot.slack.block.Block;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.HandoffText;
import dev.hindsight.bot.slack.view.Words;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Hands over what is open: first shown to whoever goes, then to all, with a button for the next.
 */
final class HandoffVerb implements Verb {

  private final Reads reads;
  private final Finder finder;
  private final ShiftDesk desk;
  private final OnCall oncall;
  private final Clock clock;

  HandoffVerb(Reads reads, Finder finder, ShiftDesk desk, OnCall oncall, Clock clock) {
    this.reads = reads;
    this.finder = finder;
    this.desk = desk;
    this.oncall = oncall;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) {
    if (call.arg("taken").isPresent()) {
      return taken(call);
    }
    Now now = reads.overview().now();
    String text = HandoffText.of(now, clock.instant(), finder::name) + said(call);
    if (!call.confirmed()) {
      return new Reply.Ask(
          opening(call) + text,
          "Hand over here",
          call.typed().with("mark", UUID.randomUUID()),
          false);
    }
    long id =
        desk.handOver(
            call.arg("team").orElse("all"),
            call.person(),
            call.text().orElse(""),
            call.arg("mark").orElseGet(() -> UUID.randomUUID().toString()));
    return new Reply.Post(message(opening(call) + text, id));
  }

  /** Names who comes, where a rota says it, so that they hear of it. */
  private String opening(Call call) {
    List<OnCall.Turn> turns =
        oncall.now().stream()
            .filter(
                turn -> call.arg("team").filter(t -> !t.equalsIgnoreCase(turn.team())).isEmpty())
            .toList();
    String to =
        HandoffText.incoming(turns, call.person()).stream()
            .map(Words::person)
            .collect(Collectors.joining(", "));
    return "%s hands over%s:\n"
        .formatted(Words.person(call.person()), to.isEmpty() ? "" : " to " + to);
  }

  private static String said(Call call) {
    return call.text().map(words -> "\n" + Text.escape(words)).orElse("");
  }

  private static Message message(String all, long id) {
    return new Message(all, List.of(Block.section(Text.mrkdwn(all)), TakeOver.button(id)));
  }

  /** The receipt is for all who saw it handed over. */
  private Reply taken(Call call) {
    if (!call.confirmed() || !call.arg("taken").orElse("").matches("\\d{1,18}")) {
      return new Reply.Wrong("taken", "Press “Taken over” below what is handed over.");
    }
    Answer answer = desk.takeOver(Long.parseLong(call.arg("taken").orElseThrow()), call.person());
    return answer instanceof Answer.Accepted
        ? new Reply.Post(
            new Message("%s took over.".formatted(Words.person(call.person())), List.of()))
        : Reply.of(answer, Words.answer(answer.text()));
  }
}
