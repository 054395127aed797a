package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.slack.view.OverviewText;

/** Says what is open. */
final class StatusVerb implements Verb {

  private final Reads reads;
  private final Finder finder;

  StatusVerb(Reads reads, Finder finder) {
    this.reads = reads;
    this.finder = finder;
  }

  @Override
  public Reply answer(Call call) {
    return Reply.markup(
        OverviewText.status(reads.overview().now(), call.arg("service"), finder::name));
  }
}
