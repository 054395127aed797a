package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.RequestDesk;
import dev.hindsight.bot.slack.block.Option;
import dev.hindsight.bot.slack.block.Text;
import dev.hindsight.bot.slack.command.Form.Field;
import dev.hindsight.bot.slack.view.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Proposes a plan by a playbook, and never runs it. */
final class RunVerb implements Verb {

  private final Finder finder;
  private final RequestDesk desk;

  RunVerb(Finder finder, RequestDesk desk) {
    this.finder = finder;
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    Field playbook =
        Field.choice(
            "playbook",
            "Which playbook?",
            "It is proposed; nothing runs before it is asked for and approved.",
            desk.playbooks().stream()
                .map(p -> new Option(PlaybooksVerb.brief(p), p.name()))
                .toList(),
            call.arg("playbook"));
    return finder.incident(call, List.of(playbook), view -> run(call, view, playbook));
  }

  private Reply run(Call call, IncidentView view, Field field) {
    if (call.arg("playbook").isEmpty()) {
      return Moving.fill(call, view, "A plan is proposed for it.", field);
    }
    String playbook = call.arg("playbook").get();
    Optional<PlaybookLine> known =
        desk.playbooks().stream().filter(each -> each.name().equals(playbook)).findFirst();
    if (known.isEmpty()) {
      return new Reply.Wrong(
          "playbook", "There is no playbook “%s”; “playbooks” lists them.".formatted(playbook));
    }
    Map<String, String> values = call.typed().values();
    Optional<String> cannot = known.get().problem(values);
    if (cannot.isPresent()) {
      return new Reply.Wrong("playbook", cannot.get());
    }
    return call.confirmed()
        ? finder.answer(view.id(), desk.propose(playbook, values, view.id(), call.person()))
        : new Reply.Ask(
            Text.escape(
                "A plan by %s%s would be proposed for %s, %s. Nothing runs before it is asked for and approved."
                    .formatted(playbook, with(values), view.id(), Words.brief(view.title(), 100))),
            "Propose it",
            call.typed().with(Arg.INCIDENT.name(), view.id()),
            false);
  }

  private static String with(Map<String, String> values) {
    return values.isEmpty()
        ? ""
        : values.entrySet().stream()
            .map(value -> value.getKey() + "=" + value.getValue())
            .collect(Collectors.joining(", ", " with ", ""));
  }
}
