package dev.hindsight.bot.slack.command;

import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.Risk;
import dev.hindsight.bot.digest.ZoneNames;
import dev.hindsight.bot.slack.view.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says what is set here; what people set for themselves has its own words. */
final class SettingsVerb implements Verb {

  private final OpsDesks desks;

  SettingsVerb(OpsDesks desks) {
    this.desks = desks;
  }

  @Override
  public Reply answer(Call call) {
    String approvers =
        Arrays.stream(Risk.values())
            .map(
                risk ->
                    "%s risk: %s"
                        .formatted(
                            risk.name().toLowerCase(Locale.ROOT),
                            people(desks.approvers().of(risk))))
            .collect(Collectors.joining("; "));
    return Reply.markup(
        "Who approves – %s.\nRuns – %s.\nYour clock – %s, from your profile in Slack.\nThe weekly digest – `/ops digest`."
            .formatted(
                approvers,
                desks.reads().overview().now().stopped().map(_ -> "stopped").orElse("allowed"),
                ZoneNames.of(desks.zones().of(call.person()))));
  }

  private static String people(List<PersonId> people) {
    return people.isEmpty()
        ? "nobody"
        : people.stream().map(Words::person).collect(Collectors.joining(", "));
  }
}
