package dev.hindsight.bot.slack;

import com.slack.api.app_backend.views.payload.ViewSubmissionPayload;
import com.slack.api.model.view.ViewState;
import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.CauseDesk;
import dev.hindsight.bot.incident.CauseDesk.Other;
import dev.hindsight.bot.incident.CauseRef;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.CauseForm;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** What people press and fill in to say what an incident's cause was. */
final class Judgements {

  private static final String OLD =
      "This is from an older version; nothing was done. The card shows what is now.";

  private final CauseDesk desk;
  private final Windows windows;

  Judgements(CauseDesk desk, Windows windows) {
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
    return CauseRef.parse(click.value())
        .flatMap(ref -> desk.choices(ref.incident()))
        .map(choices -> windows.open(click.trigger(), CauseForm.of(choices)))
        .orElse(Optional.of(OLD));
  }

  /** One of the two fields is needed, and not both. */
  Optional<String> missing(ViewSubmissionPayload payload) {
    boolean chosen = chosen(payload).isPresent();
    boolean written = words(payload).isPresent();
    if (chosen && written) {
      return Optional.of("Choose one, or write it in your own words, not both.");
    }
    return chosen || written
        ? Optional.empty()
        : Optional.of("Choose one, or write below what it was.");
  }

  Answer keep(ViewSubmissionPayload payload) {
    Optional<CauseRef> ref =
        Optional.ofNullable(payload.getView().getPrivateMetadata()).flatMap(CauseRef::parse);
    Optional<Other> other =
        chosen(payload)
            .<Other>map(Other.Chosen::new)
            .or(() -> words(payload).map(Other.InWords::new));
    if (ref.isEmpty() || other.isEmpty()) {
      return new Answer.Refused(Answer.Reason.WRONG_STATE, OLD);
    }
    return desk.other(ref.get(), other.get(), new PersonId(payload.getUser().getId()));
  }

  private static Optional<String> chosen(ViewSubmissionPayload payload) {
    return field(payload, ActionIds.CAUSE_CHOICE)
        .flatMap(field -> Optional.ofNullable(field.getSelectedOption()))
        .map(ViewState.SelectedOption::getValue);
  }

  private static Optional<String> words(ViewSubmissionPayload payload) {
    return field(payload, ActionIds.CAUSE_WORDS)
        .flatMap(field -> Optional.ofNullable(field.getValue()))
        .filter(words -> !words.isBlank());
  }

  private static Optional<ViewState.Value> field(ViewSubmissionPayload payload, String name) {
    return Optional.ofNullable(payload.getView().getState())
        .map(ViewState::getValues)
        .map(blocks -> blocks.getOrDefault(name, Map.of()).get(name));
  }
}
