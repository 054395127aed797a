package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.slack.view.TimelineDraftView;
import java.util.List;
import java.util.Map;

/** Drafts a timeline for whoever asks; a window with its words adds it, once it is read. */
final class TimelineVerb implements Verb {

  private final Finder finder;
  private final OpsDesks desks;

  TimelineVerb(Finder finder, OpsDesks desks) {
    this.finder = finder;
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    return finder.incident(call, List.of(), this::draft);
  }

  private Reply draft(IncidentView view) {
    var draft = desks.assistant().timelines().draft(view.id(), desks.cards().channel(view.id()));
    String add =
        Typed.of(Word.NOTE, Map.of(Arg.INCIDENT.name(), view.id().toString()))
            .with("draft", draft.id())
            .again();
    return new Reply.Say(TimelineDraftView.of(view.id(), draft, add));
  }
}
