package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;
import java.util.Locale;
import java.util.Map;

/**
 * Stops: all runs at once, since a brake that asks twice is none; one run once that is confirmed.
 * What is to be stopped is never guessed.
 */
final class StopVerb implements Verb {

  private final Verb cancel;
  private final IncidentDesk desk;

  /**
   * @param cancel ends one plan
   */
  StopVerb(Verb cancel, IncidentDesk desk) {
    this.cancel = cancel;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    String what = call.text().orElse("").strip().toLowerCase(Locale.ROOT);
    if (what.equals("all")) {
      return Reply.of(desk.stopAll(call.person()));
    }
    if (what.startsWith("run ")) {
      return desk.stranger(call.person()).map(Reply::of).orElseGet(() -> one(call, what));
    }
    return unclear();
  }

  private Reply one(Call call, String what) {
    return Arg.PLAN
        .kind()
        .read(what.substring(4).strip())
        .map(plan -> Typed.of(Word.CANCEL, Map.of("plan", plan)))
        .map(typed -> cancel.answer(new Call(typed, call.person(), call.place(), call.confirmed())))
        .orElseGet(StopVerb::unclear);
  }

  private static Reply unclear() {
    return new Reply.Wrong("text", "Say “stop all” or “stop run PLN-7”.");
  }
}
