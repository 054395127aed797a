package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.OnCall;
import dev.hindsight.bot.incident.OnCall.Turn;
import dev.hindsight.bot.slack.view.OverviewText;
import java.util.List;

/** Says who is on call. */
final class OncallVerb implements Verb {

  private final OnCall oncall;

  OncallVerb(OnCall oncall) {
    this.oncall = oncall;
  }

  @Override
  public Reply answer(Call call) {
    List<Turn> turns =
        oncall.now().stream()
            .filter(
                turn ->
                    call.arg("team").filter(team -> !team.equalsIgnoreCase(turn.team())).isEmpty())
            .toList();
    return turns.isEmpty()
        ? Reply.words(
            call.arg("team")
                .map("Nobody is on call for %s, or hindsight.oncall does not say."::formatted)
                .orElse("Nobody is on call: hindsight.oncall is not set."))
        : Reply.markup(OverviewText.oncall(turns));
  }
}
