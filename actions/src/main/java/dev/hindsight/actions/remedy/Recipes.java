package dev.hindsight.actions.remedy;

import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.plan.Advice;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Planner;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Playbooks;
import dev.hindsight.actions.plan.Recipe;
import dev.hindsight.actions.plan.Scene;
import dev.hindsight.actions.store.JdbcPlans;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What is to be done about a cause: by playbook, as it helped before, or by a person. */
@Component
class Recipes {

  private static final int REMEMBERED = 3;

  private final Playbooks playbooks;
  private final JdbcPlans plans;
  private final Advice advice;
  private final Clock clock;

  Recipes(Playbooks playbooks, JdbcPlans plans, Advice advice, Clock clock) {
    this.playbooks = playbooks;
    this.plans = plans;
    this.advice = advice;
    this.clock = clock;
  }

  /** What to act on and how, best first; never empty. */
  List<Aim> aims(Proposal proposal) {
    List<Playbook> ranked = playbooks.forCause(proposal.cause());
    Stream<Aim> byPlaybook =
        ranked.stream().map(playbook -> Aim.of(new Recipe.ByPlaybook(playbook), proposal));
    // what a person can do is the better reason where no playbook can be offered
    Stream<Aim> byPerson =
        ranked.isEmpty() || advice.about(proposal.cause()).isPresent()
            ? Stream.of(new Aim.Missed(forPeople(proposal.cause())))
            : Stream.empty();
    Stream<Aim> asBefore =
        plans.helped(proposal.service(), proposal.cause(), REMEMBERED).stream()
            .map(past -> Aim.of(new Recipe.AsBefore(past.id(), past.plan()), proposal));
    return Stream.of(byPerson, byPlaybook, asBefore).flatMap(aims -> aims).toList();
  }

  /** What that playbook acts on; empty when there is none of that name. */
  Optional<Aim> aim(Proposal proposal, String playbook) {
    return playbooks.all().stream()
        .filter(each -> each.name().equals(playbook))
        .findFirst()
        .map(each -> Aim.of(new Recipe.ByPlaybook(each), proposal));
  }

  /** Why this cannot be wished of that playbook. */
  Optional<String> problem(String playbook, Map<String, String> values) {
    return all().stream()
        .filter(line -> line.name().equals(playbook))
        .findFirst()
        .flatMap(line -> line.problem(values));
  }

  List<PlaybookLine> all() {
    return playbooks.all().stream().map(Recipes::line).toList();
  }

  private static PlaybookLine line(Playbook playbook) {
    List<String> does =
        playbook.templates().stream()
            .map(t -> t.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " "))
            .map(words -> words.toLowerCase(Locale.ROOT))
            .toList();
    return new PlaybookLine(playbook.name(), does, playbook.causes(), playbook.values());
  }

  private String forPeople(String cause) {
    return advice
        .about(cause)
        .orElse("There is no playbook for %s.".formatted(cause.replace('_', ' ')));
  }

  /** The plan for the objects as they are now. */
  Planned plan(Aim.At at, List<Live> objects, Proposal proposal) {
    Scene scene =
        new Scene(
            objects, at.workload(), proposal.service(), proposal.diagnosis(), clock.instant());
    return Planner.plan(at.recipe(), scene);
  }
}
