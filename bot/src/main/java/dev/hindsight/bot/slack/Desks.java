package dev.hindsight.bot.slack;

import dev.hindsight.bot.slack.agent.PaneDesk;
import java.util.Optional;

/** Those who do what the routes ask for. */
record Desks(
    Clicks clicks,
    Decisions decisions,
    Judgements judgements,
    Commands commands,
    Shortcuts shortcuts,
    Mentions mentions,
    Homes homes,
    WorkspaceNews workspace,
    PaneDesk pane,
    Whisper whisper) {

  /** A thumb below an answer of the pane. */
  Optional<String> vote(Click click) {
    return click
        .source()
        .channel()
        .map(
            channel ->
                pane.vote(
                    channel, click.source().container(), click.person().value(), click.value()));
  }
}
