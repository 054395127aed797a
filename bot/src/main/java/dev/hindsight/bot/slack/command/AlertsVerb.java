package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.view.OverviewText;

/** Says what fires. */
final class AlertsVerb implements Verb {

  private final Reads reads;
  private final Finder finder;

  AlertsVerb(Reads reads, Finder finder) {
    this.reads = reads;
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return Reply.markup(OverviewText.alerts(reads.overview().now(), finder::name));
  }
}
