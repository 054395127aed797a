package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.IncidentDesk;

/** Lets runs start again. */
final class ResumeVerb implements Verb {

  private final IncidentDesk desk;

  ResumeVerb(IncidentDesk desk) {
    this.desk = desk;
  }

  @Override
  public Reply answer(Call call) {
    if (!call.text().orElse("").strip().equalsIgnoreCase("all")) {
      return new Reply.Wrong("text", "Say “resume all”.");
    }
    return call.confirmed()
        ? Reply.of(desk.resumeAll(call.person()))
        : new Reply.Ask("Approved plans start again at once.", "Resume all", call.typed(), true);
  }
}
