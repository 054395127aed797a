package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseDesk.Other;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.CauseForm;
import java.util.Optional;
import java.util.function.BiFunction;

/** What people press and fill in to say what an incident's cause was. */
final class Judgements {

  private static final String OLD =
      "This is from an older version; nothing was done. The card shows what is now.";

  private final CauseDesk desk;
  private final IncidentDesk gate;
  private final Windows windows;

  Judgements(CauseDesk desk, IncidentDesk gate, Windows windows) {
    this.gate = gate;
    this.desk = desk;
    this.windows = windows;
  }

  Optional<String> right(Click click) {
    return say(click, desk::right);
  }

  Optional<String> undo(Click click) {
    return say(click, desk::withdraw);
  }

  private static Optional<String> say(Click click, BiFunction<CauseRef, PersonId, Answer> what) {
    return Optional.of(
        Text.escape(
            CauseRef.parse(click.value())
                .map(ref -> what.apply(ref, click.person()).text())
                .orElse(OLD)));
  }

  /** Opens what may be chosen as of now; who pressed an old button sees what is. */
  Optional<String> form(Click click) {
    return gate.stranger(click.person())
        .map(refused -> Optional.of(Text.escape(refused.text())))
        .orElseGet(
            () ->
                CauseRef.parse(click.value())
                    .flatMap(ref -> desk.choices(ref.incident()))
                    .map(choices -> windows.open(click.opening(), CauseForm.of(choices)))
                    .orElse(Optional.of(OLD)));
  }

  /** One of the two fields is needed, and not both. */
  static Check check(Submission sent) {
    boolean chosen = sent.value(ActionIds.CAUSE_CHOICE).isPresent();
    boolean written = sent.value(ActionIds.CAUSE_WORDS).isPresent();
    if (chosen == written) {
      return Check.error(
          ActionIds.CAUSE_CHOICE,
          chosen
              ? "Choose one, or write it in your own words, not both."
              : "Choose one, or write below what it was.");
    }
    return Check.complete();
  }

  Answer keep(Submission sent) {
    Optional<CauseRef> ref = CauseRef.parse(sent.metadata());
    Optional<Other> other =
        sent.value(ActionIds.CAUSE_CHOICE)
            .<Other>map(Other.Chosen::new)
            .or(() -> sent.value(ActionIds.CAUSE_WORDS).map(Other.InWords::new));
    if (ref.isEmpty() || other.isEmpty()) {
      return new Answer.Refused(Answer.Reason.WRONG_STATE, OLD);
    }
    return desk.other(ref.get(), other.get(), sent.person());
  }
}
