package dev.hindsight.bot.slack;

import dev.hindsight.actions.PersonId;

/** What a person did in Slack and waits for an answer to: pressed, sent or chose something. */
sealed interface Interaction
    permits Click, Submission, SlashCommand, MessageShortcut, GlobalShortcut {

  /** Who did it, as Slack says. */
  PersonId person();

  /** Their workspace; empty where Slack does not say. */
  String team();

  /** The name of the route that takes it. */
  String route();

  /** Where they are told what came of it. */
  default Whisper.Ear ear() {
    return Whisper.Ear.of(person());
  }
}
