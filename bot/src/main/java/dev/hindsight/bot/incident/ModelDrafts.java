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
  private static final String OFFERED =
      "%s is on the card of %s: drafted by a model (%s), not proven. People decide.";
  private static final String OVERTAKEN =
      "%s is not shown: while it was drafted, %s was found to be something else, got another plan,"
          + " or is over. Ask again if it is still wanted.";
  private static final String OTHERS =
      "A script for a person is not shown where another organisation reads, or may; ask in a"
          + " channel of your own.";

  private final Alerts alerts;
  private final Lookout lookout;
  private final Investigations investigations;
  private final Drafting drafting;
  private final Drafter drafter;
  private final HandScripts scripts;

  ModelDrafts(
      Alerts alerts,
      Lookout lookout,
      Investigations investigations,
      Drafting drafting,
      Drafter drafter,
      HandScripts scripts) {
    this.alerts = alerts;
    this.lookout = lookout;
    this.investigations = investigations;
    this.drafting = drafting;
    this.drafter = drafter;
    this.scripts = scripts;
  }

  @Override
  public Drafted draft(IncidentId id, Optional<String> channel, boolean alone) {
    Optional<Incident> incident = investigations.begin(id).filter(i -> i.findings().isPresent());
    if (incident.isEmpty()) {
      return Drafted.words(
          "%s is over, is looked at for the first time, or has a plan in hand; nothing was drafted."
              .formatted(id));
    }
    Findings findings = incident.get().findings().orElseThrow();
    List<StoredAlert> seen = alerts.ofIncident(id.value());
    Grounds grounds =
        new Grounds(
            seen.stream().map(a -> a.alert().name()).distinct().sorted().toList(), findings);
    Diagnosis diagnosis = lookout.look(incident.get(), seen, investigations.budget());
    Account account = Account.ofIncident("draft", id.value(), channel);
    return draft(new Wish(incident.get(), grounds, diagnosis, account, alone));
  }

  /** One wish for a draft, with all that was looked up for it. */
  private record Wish(
      Incident incident, Grounds grounds, Diagnosis diagnosis, Account account, boolean alone) {

    Proposal proposal() {
      return new Proposal(
          incident.id().toString(),
          incident.service(),
          grounds.findings().category(),
          diagnosis,
          Optional.empty());
    }
  }

  /** A draft that is refused may be mended once. */
  private Drafted draft(Wish wish) {
    List<Drafting.Option> options = drafting.options(wish.diagnosis());
    if (options.isEmpty()) {
      return byHand(wish, "Nothing was seen that I could act on.");
    }
    List<String> shown =
        options.stream().map(o -> "%s: %s".formatted(o.object(), o.action())).toList();
    Findings findings = wish.grounds().findings();
    Optional<String> refused = Optional.empty();
    for (int turn = 0; turn < TURNS; turn++) {
      switch (drafter.draft(wish.account(), FactSheet.of(findings), shown, refused)) {
        case Draft.None(String reason) -> {
          return Drafted.words(reason + " " + plainly(findings));
        }
        case Draft.Unfitting _ -> {
          // what a rule forbids is not asked for by another way
          return refused.isEmpty()
              ? byHand(wish, "The model found none of the possible actions fitting.")
              : refused(refused.get(), findings);
        }
        case Draft.Chosen _ when !investigations.isStill(wish.incident()) -> {
          // kept, it could take the place of the plan that is there by now
          return Drafted.words(OVERTAKEN.formatted("The draft", wish.incident().id()));
        }
        case Draft.Chosen chosen -> {
          switch (drafting.draft(wish.proposal(), picks(chosen, options))) {
            case Proposed.Offered(var plan) -> {
              IncidentId id = wish.incident().id();
              boolean onCard = investigations.drafted(wish.incident(), plan, wish.grounds());
              return Drafted.words(
                  (onCard ? OFFERED : OVERTAKEN).formatted(plan, id, chosen.model()));
            }
            case Proposed.NothingToOffer(String reason) -> refused = Optional.of(reason);
          }
        }
      }
    }
    return refused(refused.orElseThrow(), findings);
  }

  private static List<Drafting.Pick> picks(Draft.Chosen chosen, List<Drafting.Option> options) {
    return chosen.steps().stream()
        .map(step -> new Drafting.Pick(options.get(step.option()), step.values()))
        .toList();
  }

  private static Drafted refused(String reason, Findings findings) {
    return Drafted.words(
        "The model's draft was refused: %s %s".formatted(reason, plainly(findings)));
  }

  private Drafted byHand(Wish wish, String reason) {
    Findings findings = wish.grounds().findings();
    Drafted drafted =
        wish.alone()
            ? scripts.write(wish.incident().id(), FactSheet.of(findings), wish.account())
            : Drafted.words(OTHERS);
    return new Drafted(
        "%s %s%s"
            .formatted(
                reason,
                drafted.words(),
                drafted.script().isPresent() ? "" : " " + plainly(findings)),
        drafted.script());
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
