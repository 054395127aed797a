package dev.hindsight.bot.incident;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.Drafting;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Drafter;
import dev.hindsight.prompts.Drafter.Draft;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows a model what could be done to what exists; code makes the plan and judges it. */
@Component
class ModelDrafts implements PlanDrafts {

  private static final int TURNS = 2;

  private final Alerts alerts;
  private final Lookout lookout;
  private final Investigations investigations;
  private final Drafting drafting;
  private final Drafter drafter;

  ModelDrafts(
      Alerts alerts,
      Lookout lookout,
      Investigations investigations,
      Drafting drafting,
      Drafter drafter) {
    this.alerts = alerts;
    this.lookout = lookout;
    this.investigations = investigations;
    this.drafting = drafting;
    this.drafter = drafter;
  }

  @Override
  public String draft(IncidentId id, Optional<String> channel) {
    Optional<Incident> incident = investigations.begin(id).filter(i -> i.findings().isPresent());
    if (incident.isEmpty()) {
      return "%s is over, is looked at for the first time, or has a plan in hand; nothing was drafted."
          .formatted(id);
    }
    return draft(incident.get(), incident.get().findings().orElseThrow(), channel);
  }

  private String draft(Incident incident, Findings findings, Optional<String> channel) {
    List<StoredAlert> seen = alerts.ofIncident(incident.id().value());
    Diagnosis diagnosis = lookout.look(incident, seen, investigations.budget());
    List<Drafting.Option> options = drafting.options(diagnosis);
    if (options.isEmpty()) {
      return "Nothing was seen that I could act on; nothing was drafted.";
    }
    Proposal proposal =
        new Proposal(
            incident.id().toString(),
            incident.service(),
            findings.category(),
            diagnosis,
            Optional.empty());
    Account account = Account.ofIncident("draft", incident.id().value(), channel);
    Grounds grounds =
        new Grounds(
            seen.stream().map(a -> a.alert().name()).distinct().sorted().toList(), findings);
    return turns(incident.id(), proposal, options, account, grounds);
  }

  /** A draft that is refused may be mended once. */
  private String turns(
      IncidentId id,
      Proposal proposal,
      List<Drafting.Option> options,
      Account account,
      Grounds grounds) {
    List<String> shown =
        options.stream().map(o -> "%s: %s".formatted(o.object(), o.action())).toList();
    Optional<String> refused = Optional.empty();
    for (int turn = 0; turn < TURNS; turn++) {
      switch (drafter.draft(account, FactSheet.of(grounds.findings()), shown, refused)) {
        case Draft.None(String reason) -> {
          return reason + " " + plainly(grounds.findings());
        }
        case Draft.Chosen chosen -> {
          List<Drafting.Pick> picks =
              chosen.steps().stream()
                  .map(step -> new Drafting.Pick(options.get(step.option()), step.values()))
                  .toList();
          switch (drafting.draft(proposal, picks)) {
            case Proposed.Offered(var plan) -> {
              investigations.offered(id, plan, grounds);
              return "%s is on the card of %s: drafted by a model (%s), not proven. People decide."
                  .formatted(plan, id, chosen.model());
            }
            case Proposed.NothingToOffer(String reason) -> refused = Optional.of(reason);
          }
        }
      }
    }
    return "The model's draft was refused: %s %s"
        .formatted(refused.orElseThrow(), plainly(grounds.findings()));
  }

  /** What people wrote, for people; the bot runs none of it. */
  private static String plainly(Findings findings) {
    return findings.runbooks().stream()
        .findFirst()
        .map(
            r ->
                "Written about it, for a person, never run by the bot: runbook %s."
                    .formatted(r.title()))
        .orElse("No runbook fits either.");
  }
}
