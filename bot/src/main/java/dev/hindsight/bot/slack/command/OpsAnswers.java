package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.incident.IncidentDesk;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.Parsed.Misused;
import dev.hindsight.bot.slack.command.Parsed.Pasted;
import dev.hindsight.bot.slack.command.Parsed.Understood;
import dev.hindsight.bot.slack.command.Parsed.Unknown;
import dev.hindsight.bot.slack.command.Word.Who;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Answers what was typed, pressed or filled in; all of it is the same grammar. */
public class OpsAnswers {

  private final IncidentDesk desk;
  private final Verbs verbs;
  private final Explaining explaining;
  private final Forms forms;

  public OpsAnswers(OpsDesks desks, Forms forms) {
    this.desk = desks.incidents();
    this.verbs = new Verbs(desks);
    this.explaining = new Explaining(desks);
    this.forms = forms;
  }

  /** What was typed; nothing is changed before the person has seen what would be. */
  public Outcome answer(String typed, PersonId person, Place place) {
    return answer(typed, person, place, false);
  }

  /** The same, given in parts. */
  public Outcome answer(Word word, Map<String, String> args, PersonId person, Place place) {
    return outcome(new Call(Typed.of(word, args), person, place, false));
  }

  /** What the person was shown and has pressed. */
  public Outcome confirmed(String typed, PersonId person, Place place) {
    return answer(typed, person, place, true);
  }

  private Outcome answer(String text, PersonId person, Place place, boolean confirmed) {
    return switch (OpsParser.parse(text, place.incident())) {
      case Understood(Typed typed) -> outcome(new Call(typed, person, place, confirmed));
      case Pasted(String pasted) ->
          Outcome.say(explain(person, () -> explaining.text(pasted, place)));
      case Misused(Word word, String problem) -> Outcome.say(Shown.misused(word, problem, place));
      case Unknown unknown -> Outcome.say(Shown.unknown(unknown, place));
    };
  }

  private Outcome outcome(Call call) {
    Typed typed = call.typed();
    if (!call.confirmed() && typed.lacks() && call.place().trigger().isPresent()) {
      return forms
          .open(call.place(), typed.word().title(), () -> reply(call))
          .map(why -> Outcome.say(Shown.button(typed, why)))
          .orElse(Outcome.WINDOW);
    }
    return switch (reply(call)) {
      case Reply.Say(Message message) -> said(typed, message, call);
      case Reply.Post(Message message) -> Outcome.shared(message);
      case Reply.Refused(Message message) -> Outcome.say(message);
      case Reply.Ask ask -> Outcome.say(Shown.asked(ask));
      case Reply.Wrong(_, String problem, _) ->
          Outcome.say(Shown.misused(typed.word(), problem, call.place()));
      case Reply.Fill(Form form) ->
          Outcome.say(Shown.button(form.typed(), "I need a little more than that."));
    };
  }

  private Reply reply(Call call) {
    Optional<Answer> refused =
        call.typed().word().who() == Who.ANYBODY ? Optional.empty() : desk.stranger(call.person());
    return refused.map(Reply::of).orElseGet(() -> verbs.of(call.typed().word()).answer(call));
  }

  private static Outcome said(Typed typed, Message message, Call call) {
    if (typed.share() && typed.word().shareable()) {
      return Outcome.shared(Shown.shared(message, call.person()));
    }
    boolean alone = call.place().address().startsWith("/");
    return Outcome.done(
        alone && typed.word().shareable() ? Shown.shareable(message, typed) : message);
  }

  /** The answer as it is now, for all. */
  public Outcome share(String typed, PersonId person) {
    return OpsParser.parse(typed) instanceof Understood(Typed given) && given.word().shareable()
        ? outcome(new Call(given.shared(), person, Place.COMMAND, false))
        : Outcome.say(Shown.words("This button is from an older version."));
  }

  /**
   * Whether what was filled in is complete; changes nothing.
   *
   * @param typed what the window was opened with
   * @param fields what was filled in, by name
   */
  public Reply checked(String typed, Map<String, String> fields, PersonId person) {
    return filled(typed, fields, person, false)
        .map(this::reply)
        .orElseGet(() -> Reply.words("old"));
  }

  /** Does what was filled in; sending it was the yes. */
  public Message submitted(String typed, Map<String, String> fields, PersonId person) {
    return filled(typed, fields, person, true)
        .flatMap(call -> kept(call, outcome(call)))
        .orElseGet(() -> Shown.words("This window is from an older version; nothing was done."));
  }

  /** The window is closed: what was written for nothing is given back. */
  private static Optional<Message> kept(Call call, Outcome outcome) {
    return outcome.done()
        ? outcome.message()
        : outcome
            .message()
            .map(why -> written(call).map(words -> Shown.back(why, words)).orElse(why));
  }

  private static Optional<String> written(Call call) {
    String values =
        call.typed().values().entrySet().stream()
            .map(value -> "%s=%s".formatted(value.getKey(), value.getValue()))
            .collect(Collectors.joining("\n"));
    return call.text().or(() -> Optional.of(values).filter(all -> !all.isEmpty()));
  }

  private static Optional<Call> filled(
      String typed, Map<String, String> fields, PersonId person, boolean confirmed) {
    if (!(OpsParser.parse(typed) instanceof Understood(Typed given))) {
      return Optional.empty();
    }
    Typed all = given;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      all = all.with(field.getKey(), field.getValue());
    }
    return Optional.of(new Call(all, person, Place.COMMAND, confirmed));
  }

  /** Explains a message that somebody pointed at. */
  public Message explain(PersonId person, String channel, String ts, String text) {
    return explain(person, () -> explaining.message(channel, ts, text));
  }

  private Message explain(PersonId person, java.util.function.Supplier<Message> explanation) {
    return desk.stranger(person).map(refused -> Shown.words(refused.text())).orElseGet(explanation);
  }

  /** Whether the answer is for nobody but whoever asks, wherever they ask. */
  public static boolean isForOneself(String typed) {
    return OpsParser.parse(typed) instanceof Understood(Typed given) && given.word().forOneself();
  }

  /** Whether a model may be asked for it, which takes its time and costs. */
  public static boolean asksModel(String typed) {
    return !(OpsParser.parse(typed) instanceof Understood(Typed given)) || given.word().asksModel();
  }

  /** Whether it must be done even while its answer cannot be posted. */
  public static boolean isUrgent(String typed) {
    return OpsParser.parse(typed) instanceof Understood(Typed given) && given.word() == Word.STOP;
  }
}
