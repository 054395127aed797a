package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.Risk;
import dev.hindsight.bot.digest.ZoneNames;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says who somebody is to the bot, and what they may do. */
final class WhoamiVerb implements Verb {

  private final OpsDesks desks;

  WhoamiVerb(OpsDesks desks) {
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    String may =
        desks
            .incidents()
            .stranger(call.person())
            .map(refused -> "You may do nothing here. " + refused.text())
            .orElseGet(() -> rights(call));
    return Reply.markup(
        "You are <@%s> (%s). Your clock is in %s.\n%s"
            .formatted(
                call.person(),
                call.person(),
                ZoneNames.of(desks.zones().of(call.person())),
                dev.hindsight.bot.slack.block.Text.escape(may)));
  }

  private String rights(Call call) {
    String risks =
        Arrays.stream(Risk.values())
            .filter(risk -> desks.approvers().of(risk).contains(call.person()))
            .map(risk -> risk.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return "You may read, declare, take, assign, propose and stop. "
        + (risks.isEmpty()
            ? "You approve no plans."
            : "You approve plans of these risks: %s; never one that you asked for, unless its risk is low."
                .formatted(risks))
        + desks.approvers().unread().map(" That may not be all: %s."::formatted).orElse("");
  }
}
