package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bot.incident.ChangeDesk;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.Approvals;
import dev.hindsight.bot.slack.view.NewerVersion;
import dev.hindsight.bot.slack.view.PlanRef;
import dev.hindsight.bot.slack.view.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes values of a plan that is not decided, and leaves steps of it out. */
final class EditVerb implements Verb {

  private static final String WAS = "was";
  private static final Pattern SEEN = Pattern.compile("(\\d{1,9}):([0-9a-zA-Z]{1,128})");
  private static final String ANEW =
      "That is a new version: votes so far are void, it asks for approval in your name, and"
          + " somebody else has to approve it.";

  private final Finder finder;
  private final ChangeDesk desk;

  EditVerb(Finder finder, ChangeDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    return finder.plan(
        call,
        List.of(),
        (view, plan) ->
            another(view, plan)
                .<Reply>map(why -> new Reply.Wrong("", why))
                .orElseGet(() -> edit(call, view, plan)));
  }

  /** Of what is on no card nobody would see the request, nor could they approve it. */
  private static Optional<String> another(IncidentView view, PlanStatus plan) {
    return view.plan()
        .filter(now -> !now.id().equals(plan.id()))
        .map(
            now ->
                "%s is not the plan of %s any more; %s is. Change that one."
                    .formatted(plan.id(), view.id(), now.id()));
  }

  private Reply edit(Call call, IncidentView view, PlanStatus plan) {
    Map<String, String> values = call.typed().values();
    PlanRef seen = seen(call, view, plan);
    ChangeWish wish = ChangeWish.of(seen.version(), seen.hash(), values);
    if (call.confirmed()) {
      return told(desk.change(plan.id(), wish, call.person()), seen);
    }
    Optional<String> not = notNow(seen, plan);
    if (values.isEmpty()) {
      return not.map(Reply::words).orElseGet(() -> form(call, plan));
    }
    return not.<Reply>map(why -> new Reply.Wrong("", why))
        .or(() -> desk.wrong(plan.id(), wish).map(EditVerb::wrong))
        .orElseGet(() -> ask(call, plan, wish));
  }

  private static Reply wrong(Wrong wrong) {
    return new Reply.Wrong(wrong.name(), wrong.problem(), wrong.atField());
  }

  private static PlanRef seen(Call call, IncidentView view, PlanStatus plan) {
    Matcher was = SEEN.matcher(call.arg(WAS).orElse(""));
    return was.matches()
        ? new PlanRef(plan.id(), Integer.parseInt(was.group(1)), was.group(2), view.id())
        : PlanRef.of(plan, view.id());
  }

  private static Optional<String> notNow(PlanRef seen, PlanStatus plan) {
    if (!Approvals.changeable(plan)) {
      return Optional.of(
          "%s is %s; it is not changed any more.".formatted(plan.id(), Words.state(plan.state())));
    }
    return seen.isStill(plan)
        ? Optional.empty()
        : Optional.of(
            "%s changed meanwhile: there is a newer version. Close this and open it anew."
                .formatted(plan.id()));
  }

  private Reply form(Call call, PlanStatus plan) {
    Optional<Changeable> may =
        desk.changeable(plan.id()).filter(now -> !now.values().isEmpty() || !now.steps().isEmpty());
    return may.isEmpty()
        ? Reply.words(
            "%s has no value that can be changed. Another playbook may do what you want, or cancel it."
                .formatted(plan.id()))
        : new Reply.Fill(
            new Form(
                call.typed().with(Arg.PLAN.name(), plan.id()).with(WAS, was(may.get())),
                "Change " + plan.id(),
                "Send the change",
                Text.inert("%s, %s. %s".formatted(plan.id(), Words.brief(plan.title(), 200), ANEW)),
                EditFields.of(may.get())));
  }

  private static String was(Changeable now) {
    return "%d:%s".formatted(now.version(), now.hash());
  }

  private Reply ask(Call call, PlanStatus plan, ChangeWish wish) {
    String words = desk.words(plan.id(), wish).orElse("");
    return new Reply.Ask(
        Text.escape(
            "%s would be changed: %s. %s".formatted(plan.id(), Words.brief(words, 500), ANEW)),
        "Change it",
        call.typed()
            .with(Arg.PLAN.name(), plan.id())
            .with(WAS, "%d:%s".formatted(wish.version(), wish.hash())),
        false);
  }

  private static Reply told(Answer answer, PlanRef seen) {
    return switch (answer) {
      case Answer.Accepted _ -> Reply.of(answer);
      case Answer.Refused(Answer.Reason reason, String text) ->
          reason == Answer.Reason.DENIED
              ? new Reply.Refused(new Message(Text.escape(text), List.of()))
              : new Reply.Refused(NewerVersion.of(answer, seen));
    };
  }
}
