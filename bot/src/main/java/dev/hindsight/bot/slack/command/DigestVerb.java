package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.Digest;
import dev.hindsight.bot.slack.view.DigestText;

/** The last days in figures. */
final class DigestVerb implements Verb {

  private final Digest digest;

  DigestVerb(Digest digest) {
    this.digest = digest;
  }

  @Override
  public Reply answer(Call call) {
    return call.text().filter("preview"::equalsIgnoreCase).isPresent()
        ? Reply.markup(DigestText.of(digest.week()))
        : new Reply.Wrong("text", "Say “digest preview”.");
  }
}
