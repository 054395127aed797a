package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.InquiryDesk;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Stops: all runs at once, since a brake that asks twice is none; one run once that is confirmed.
 * What is to be stopped is never guessed.
 */
final class StopVerb implements Verb {

  private static final Pattern ALL =
      Pattern.compile("all( (runs|plans))?( now)?[.!]*", Pattern.CASE_INSENSITIVE);

  private final Verb cancel;
  private final IncidentDesk desk;
  private final InquiryDesk inquiries;

  /**
   * @param cancel ends one plan
   */
  StopVerb(Verb cancel, IncidentDesk desk, InquiryDesk inquiries) {
    this.cancel = cancel;
    this.desk = desk;
    this.inquiries = inquiries;
  }

  @Override
  public Reply answer(Call call) {
    String what = call.text().orElse("").strip().toLowerCase(Locale.ROOT);
    if (isAll(what)) {
      return Reply.of(desk.stopAll(call.person()));
    }
    if (what.startsWith("looking ")) {
      return desk.stranger(call.person()).map(Reply::of).orElseGet(() -> looking(call, what));
    }
    if (what.startsWith("run ")) {
      return desk.stranger(call.person()).map(Reply::of).orElseGet(() -> one(call, what));
    }
    return unclear();
  }

  /** Who reaches for a brake does not look for its words. */
  static boolean isAll(String what) {
    return ALL.matcher(what.strip()).matches();
  }

  private Reply one(Call call, String what) {
    return Arg.PLAN
        .kind()
        .read(what.substring(4).strip())
        .map(plan -> Typed.of(Word.CANCEL, Map.of("plan", plan)))
        .map(typed -> cancel.answer(new Call(typed, call.person(), call.place(), call.confirmed())))
        .orElseGet(StopVerb::unclear);
  }

  /** At once: it takes nothing away that anybody has. */
  private Reply looking(Call call, String what) {
    return IncidentId.parse(what.substring(8).strip())
        .map(id -> Reply.of(inquiries.stop(id, call.person())))
        .orElseGet(StopVerb::unclear);
  }

  private static Reply unclear() {
    return new Reply.Wrong("text", "Say “stop all”, “stop run PLN-7” or “stop looking INC-7”.");
  }
}
