package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseDesk.Other;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.IncidentView;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says what an incident's cause was. */
final class CauseVerb implements Verb {

  private static final String WHAT = "Say “right”, “was” and what, “unknown” or “undo”.";

  private final Finder finder;
  private final CauseDesk desk;

  CauseVerb(Finder finder, CauseDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    if (call.arg(Arg.INCIDENT.name()).isEmpty()) {
      return new Reply.Wrong("incident", "Which incident?");
    }
    return finder.incident(call, List.of(), view -> said(call, view));
  }

  private Reply said(Call call, IncidentView view) {
    String said = call.text().orElse("").strip();
    if (!said.toLowerCase(Locale.ROOT).matches("(?s)right|unknown|undo|was\\s+\\S.*")) {
      return new Reply.Wrong("text", WHAT);
    }
    // what its presser had seen, else what counts now
    Optional<CauseRef> seen =
        call.arg("was")
            .flatMap(CauseRef::parse)
            .or(() -> desk.choices(view.id()).map(CauseDesk.Choices::ref));
    if (seen.isEmpty()) {
      return new Reply.Wrong("incident", "%s is not over.".formatted(view.id()));
    }
    return call.confirmed()
        ? finder.answer(view.id(), judge(seen.get(), said, call.person()))
        : new Reply.Ask(
            "You would say of the cause of %s: %s. The bot learns from it."
                .formatted(view.id(), dev.hindsight.bot.slack.block.Text.escape(said)),
            "Keep it",
            call.typed().with(Arg.INCIDENT.name(), view.id()).with("was", seen.get()),
            false);
  }

  private Answer judge(CauseRef seen, String said, PersonId person) {
    return switch (said.toLowerCase(Locale.ROOT)) {
      case "right" -> desk.right(seen, person);
      case "undo" -> desk.withdraw(seen, person);
      case "unknown" -> desk.other(seen, new Other.Chosen(CauseDesk.UNKNOWN), person);
      default -> desk.other(seen, new Other.InWords(said.substring(3).strip()), person);
    };
  }
}
