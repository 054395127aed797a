package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.Move;
import java.util.List;

/** Reminds whoever may approve a plan. */
final class NudgeVerb implements Verb {

  private final Moving moving;

  NudgeVerb(Moving moving) {
    this.moving = moving;
  }

  @Override
  public Reply answer(Call call) {
    return moving
        .finder()
        .plan(
            call,
            List.of(),
            (view, plan) ->
                moving.step(
                    call,
                    view,
                    new Move.Nudge(plan.id()),
                    "The approvers of %s would be reminded in private.".formatted(plan.id()),
                    "Remind them",
                    call.typed()));
  }
}
