package dev.hindsight.bot.slack;

import dev.hindsight.actions.Answer;
import dev.hindsight.bot.slack.Route.Anywhere;
import dev.hindsight.bot.slack.Route.Command;
import dev.hindsight.bot.slack.Route.Event;
import dev.hindsight.bot.slack.Route.Form;
import dev.hindsight.bot.slack.Route.OnMessage;
import dev.hindsight.bot.slack.Route.Press;
import dev.hindsight.bot.slack.Route.Work;
import dev.hindsight.bot.slack.agent.Pane;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.view.ActionIds;
import dev.hindsight.bot.slack.view.HandleMenu;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Every route from Slack, one line each: the same by socket and by HTTP, and what the manifest asks
 * Slack for. Here is what people do; events are in {@link EventTable}.
 */
final class RouteTable {

  /** For what was kept by a version that had a route which this one has not. */
  static final String OLD =
      "This is from an older version; nothing was done. The card shows what is now.";

  /** What people do. */
  private static final List<Route> OF_PEOPLE =
      List.of(
          new Command(
              "/ops",
              "Incidents and approvals; try /ops help",
              (to, typed) -> to.commands().typed(typed)),
          new OnMessage(
              "explain_alert",
              "Explain this alert",
              "Says what the message is about and what helped before",
              (to, chosen) -> Optional.of(to.shortcuts().explain(chosen))),
          new OnMessage(
              "run_playbook",
              "Run a runbook for this",
              "Proposes a playbook; nothing runs before others agree",
              (to, chosen) -> to.shortcuts().run(chosen)),
          new OnMessage(
              "add_to_timeline",
              "Add to timeline",
              "Keeps the message with its incident",
              (to, chosen) -> to.shortcuts().note(chosen)),
          new Anywhere(
              "request_playbook",
              "Request a playbook",
              "Proposes a playbook for an incident",
              (to, chosen) -> to.shortcuts().request(chosen)),
          press(ActionIds.ACKNOWLEDGE, (to, click) -> to.clicks().acknowledge(click)),
          new Press(ActionIds.ASK, (to, click) -> to.clicks().askForApproval(click)),
          new Press(ActionIds.APPROVE, (to, click) -> to.clicks().approve(click)),
          press(ActionIds.REVIEW, (to, click) -> to.clicks().review(click)),
          press(ActionIds.EXPLAIN, (to, click) -> to.clicks().explain(click)),
          new Press(ActionIds.OVERFLOW, RouteTable::behindTheDots),
          new Press(ActionIds.EDIT, (to, click) -> to.commands().edit(click.value(), click)),
          new Press(ActionIds.RUN_COMMAND, (to, click) -> to.commands().again(click)),
          new Press(ActionIds.DO_COMMAND, (to, click) -> to.commands().done(click)),
          new Press(ActionIds.DO_AGAIN, (to, click) -> to.commands().done(click)),
          new Press(ActionIds.DIGEST_PREVIEW, (to, click) -> to.commands().again(click)),
          new Press(ActionIds.DIGEST_DAY, (to, click) -> to.commands().done(click)),
          new Press(ActionIds.DIGEST_TIME, (to, click) -> to.commands().done(click)),
          press(ActionIds.HOME_BACK, (to, click) -> to.homes().turn(click)),
          press(ActionIds.HOME_ON, (to, click) -> to.homes().turn(click)),
          new Press(ActionIds.SHARE, (to, click) -> to.commands().share(click)),
          new Form(
              ActionIds.COMMAND_FORM,
              "text",
              (to, _, sent) -> to.commands().check(sent),
              (to, sent) -> Optional.of(to.commands().sent(sent))),
          press(Pane.FEEDBACK, (to, click) -> to.vote(click)),
          press(ActionIds.CAUSE_RIGHT, (to, click) -> to.judgements().right(click)),
          press(ActionIds.CAUSE_OTHER, (to, click) -> to.judgements().form(click)),
          press(ActionIds.CAUSE_UNDO, (to, click) -> to.judgements().undo(click)),
          new Form(
              ActionIds.PLAN_REVIEW,
              ActionIds.DECISION,
              (to, typed, _) -> to.decisions().check(typed),
              (to, sent) -> Optional.of(to.decisions().decide(sent))),
          new Form(
              ActionIds.CAUSE_FORM,
              ActionIds.CAUSE_CHOICE,
              (_, _, sent) -> Judgements.check(sent),
              answered((to, sent) -> to.judgements().keep(sent), Text::escape)));

  /** All of them. */
  static final List<Route> ALL =
      Stream.concat(OF_PEOPLE.stream(), EventTable.ALL.stream()).toList();

  private RouteTable() {}

  static <R extends Route> List<R> of(Class<R> kind) {
    return ALL.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Has the route that it names do what a person asked for. */
  static Optional<Message> perform(Interaction asked, Desks desks) {
    return switch (asked) {
      case SlashCommand it -> perform(Command.class, it, Command::work, desks);
      case Click it -> perform(Press.class, it, Press::work, desks);
      case Submission it -> perform(Form.class, it, Form::work, desks);
      case MessageShortcut it -> perform(OnMessage.class, it, OnMessage::work, desks);
      case GlobalShortcut it -> perform(Anywhere.class, it, Anywhere::work, desks);
    };
  }

  private static <R extends Route, I extends Interaction> Optional<Message> perform(
      Class<R> kind, I asked, Function<R, Work<I>> work, Desks desks) {
    return of(kind).stream()
        .filter(route -> route.name().equals(asked.route()))
        .findFirst()
        .map(route -> work.apply(route).apply(desks, asked))
        .orElseGet(() -> Optional.of(new Message(OLD, List.of())));
  }

  /** The rights that being asked takes. */
  static Stream<String> scopes() {
    return ALL.stream()
        .flatMap(
            route ->
                switch (route) {
                  case Command _, OnMessage _, Anywhere _ -> Stream.of("commands");
                  case Event<?> event -> event.scopes().stream();
                  case Press _, Form _ -> Stream.empty();
                });
  }

  private static Optional<Message> behindTheDots(Desks to, Click click) {
    String edit = ActionIds.EDIT + "|";
    if (click.value().startsWith(edit)) {
      return to.commands().edit(click.value().substring(edit.length()), click);
    }
    return HandleMenu.of(click.value())
        .or(() -> to.clicks().overflow(click).map(text -> new Message(text, List.of())));
  }

  private static Press press(String name, BiFunction<Desks, Click, Optional<String>> work) {
    return new Press(
        name, (to, click) -> work.apply(to, click).map(text -> new Message(text, List.of())));
  }

  private static Work<Submission> answered(
      BiFunction<Desks, Submission, Answer> work, UnaryOperator<String> markup) {
    return (to, sent) ->
        Optional.of(new Message(markup.apply(work.apply(to, sent).text()), List.of()));
  }
}
