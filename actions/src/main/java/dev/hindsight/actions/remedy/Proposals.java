package dev.hindsight.actions.remedy;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlaybookLine;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Proposed.NothingToOffer;
import dev.hindsight.actions.Proposed.Offered;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.UndoRollout;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Changes;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.plan.Planned;
import dev.hindsight.actions.plan.Playbook;
import dev.hindsight.actions.plan.Recipe;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.policy.Ruling;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.actions.store.StoredPlan;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** From a cause to a kept plan: playbook, fresh look, policy, dry run; outside a transaction. */
@Component
class Proposals {

  // Ends in which a plan's last write stays: a stopped or refused undo, too, leaves it in place.
  private static final Set<PlanState> LEFT_DONE =
      Set.of(
          PlanState.SUCCEEDED,
          PlanState.STOPPED,
          PlanState.FAILED,
          PlanState.ROLLBACK_INCOMPLETE,
          PlanState.CANCELLED);

  private final Recipes recipes;
  private final Adapter adapter;
  private final Previews previews;
  private final Policy policy;
  private final JdbcPlans plans;
  private final Keeper keeper;

  Proposals(Recipes recipes, Adapter adapter, Policy policy, JdbcPlans plans, Keeper keeper) {
    this.previews = new Previews(adapter);
    this.recipes = recipes;
    this.adapter = adapter;
    this.policy = policy;
    this.plans = plans;
    this.keeper = keeper;
  }

  Proposed propose(Proposal proposal) {
    Optional<StoredPlan> latest = plans.latest(proposal.incident(), proposal.cause());
    Optional<Proposed> settled = latest.flatMap(Proposals::settled);
    if (settled.isPresent()) {
      return settled.get();
    }
    return firstOffered(recipes.aims(proposal), proposal);
  }

  /** By one playbook and no other way. */
  Proposed propose(Proposal proposal, String playbook, Map<String, String> values) {
    Optional<String> cannot = recipes.problem(playbook, values);
    if (cannot.isPresent()) {
      return new NothingToOffer(cannot.get());
    }
    Optional<Proposed> settled =
        plans.latest(proposal.incident(), proposal.cause()).flatMap(Proposals::settled);
    return settled.orElseGet(
        () ->
            recipes
                .aim(proposal, playbook)
                .map(aim -> offered(aim, proposal, values))
                .orElseGet(
                    () -> new NothingToOffer("There is no playbook %s.".formatted(playbook))));
  }

  List<PlaybookLine> playbooks() {
    return recipes.all();
  }

  /**
   * The same from a draft, after what people or the executor have in hand.
   *
   * @param objects that of each of its actions, in their order
   */
  Proposed drafted(Proposal proposal, Playbook draft, List<ObjectRef> objects) {
    return plans
        .latest(proposal.incident(), proposal.cause())
        .flatMap(Proposals::settled)
        .orElseGet(
            () -> {
              // whether it helped is seen by the workload; without one, by what it is done to
              ObjectRef shows = proposal.diagnosis().workload().orElse(objects.getFirst());
              return offered(new Aim.At(new Recipe.ByPlaybook(draft), objects, shows), proposal);
            });
  }

  /** Where nothing can be offered, the best way's reason is the one to tell. */
  private Proposed firstOffered(List<Aim> aims, Proposal proposal) {
    Proposed best = offered(aims.getFirst(), proposal);
    return best instanceof Offered
        ? best
        : aims.stream()
            .skip(1)
            .map(aim -> offered(aim, proposal))
            .filter(Offered.class::isInstance)
            .findFirst()
            .orElse(best);
  }

  private Proposed offered(Aim aim, Proposal proposal) {
    return offered(aim, proposal, Map.of());
  }

  private Proposed offered(Aim aim, Proposal proposal, Map<String, String> values) {
    return switch (aim) {
      case Aim.Missed(String reason) -> new NothingToOffer(reason);
      case Aim.At at -> offered(read(at).then(objects -> plan(proposal, at, objects, values)));
    };
  }

  /** That of each action; one that several are for is read once. */
  private Outcome<List<Live>> read(Aim.At at) {
    Outcome<Map<ObjectRef, Live>> all = new Outcome.Done<>(Map.of());
    for (ObjectRef object : new LinkedHashSet<>(at.objects())) {
      all = all.then(before -> adapter.read(object).map(live -> with(before, live)));
    }
    return all.map(read -> at.objects().stream().map(read::get).toList());
  }

  private static Map<ObjectRef, Live> with(Map<ObjectRef, Live> before, Live live) {
    Map<ObjectRef, Live> all = new HashMap<>(before);
    all.put(live.ref(), live);
    return all;
  }

  private static Proposed offered(Outcome<Proposed> outcome) {
    return switch (outcome) {
      case Outcome.Done<Proposed>(Proposed proposed) -> proposed;
      case Outcome.TryAgain<Proposed>(_, String text, _) -> new NothingToOffer(text);
      case Outcome.GaveUp<Proposed>(_, String text) -> new NothingToOffer(text);
    };
  }

  /** Where the last plan for this cause already is the answer. */
  private static Optional<Proposed> settled(StoredPlan plan) {
    return switch (plan.state()) {
      case APPROVED, RUNNING, VERIFYING, UNDOING -> Optional.of(new Offered(plan.id()));
      case UNDONE ->
          Optional.of(
              new NothingToOffer(
                  "%s was tried and taken back because it did not help; a person decides."
                      .formatted(plan.id())));
      case UNKNOWN ->
          Optional.of(
              new NothingToOffer(
                  "It is not known what became of %s; a person must look first."
                      .formatted(plan.id())));
      case ROLLBACK_INCOMPLETE ->
          Optional.of(
              new NothingToOffer(
                  "%s could not be taken back wholly; a person must look first."
                      .formatted(plan.id())));
      case PROPOSED,
          AWAITING_APPROVAL,
          SUCCEEDED,
          FAILED_BEFORE_EFFECT,
          FAILED,
          REJECTED,
          EXPIRED,
          CANCELLED,
          STOPPED ->
          Optional.empty();
    };
  }

  private Outcome<Proposed> plan(
      Proposal proposal, Aim.At at, List<Live> objects, Map<String, String> values) {
    return switch (wished(planned(proposal, at, objects), objects, values)) {
      case Planned.Nothing(String reason) -> nothing(reason);
      case Planned.Made(Plan plan) -> {
        Optional<String> again = inHand(plan).or(() -> repeated(proposal, plan));
        yield again.isPresent()
            ? nothing(again.get())
            : judged(plan, proposal, values)
                .then(offer -> permitted(proposal, plan, objects, offer));
      }
    };
  }

  /** Nothing that was approved in advance is good for what somebody wishes. */
  private Outcome<Offer> judged(Plan plan, Proposal proposal, Map<String, String> values) {
    return values.isEmpty()
        ? policy.offered(plan, proposal.service())
        : policy.changed(plan, proposal.service());
  }

  /** The playbook's plan with what is wished in the place of what it chose itself. */
  private static Planned wished(Planned planned, List<Live> objects, Map<String, String> values) {
    if (values.isEmpty() || !(planned instanceof Planned.Made(Plan plan))) {
      return planned;
    }
    Changes changes =
        new Changes(
            plan, objects.stream().distinct().collect(Collectors.toMap(Live::ref, live -> live)));
    Map<String, String> otherwise = new TreeMap<>(values);
    changes.values().forEach(value -> otherwise.remove(value.name(), value.now()));
    if (otherwise.isEmpty()) {
      return planned;
    }
    return switch (changes.with(new TreeMap<>(otherwise))) {
      case Changes.Changed.Made(Plan wished, _) -> new Planned.Made(wished);
      case Changes.Changed.Not(var wrong) -> new Planned.Nothing(wrong.problem());
    };
  }

  /** An action may refuse the values that a template gives it; then this way is none. */
  private Planned planned(Proposal proposal, Aim.At at, List<Live> objects) {
    try {
      return recipes.plan(at, objects, proposal);
    } catch (IllegalArgumentException e) {
      return new Planned.Nothing(
          "%s does not fit: %s.".formatted(at.recipe().words(), e.getMessage()));
    }
  }

  private static Outcome<Proposed> nothing(String reason) {
    return new Outcome.Done<>(new NothingToOffer(reason));
  }

  /** Two incidents may blame the same object; the second one waits for what is done about it. */
  private Optional<String> inHand(Plan plan) {
    return plan.targets().stream()
        .flatMap(target -> plans.inHand(target.uid()).stream())
        .map(p -> "%s is at work on it: %s.".formatted(p.id(), p.plan().title()))
        .findFirst();
  }

  /** Offering again what was just done would go in circles (undoing an undo, say). */
  private Optional<String> repeated(Proposal proposal, Plan plan) {
    boolean undo = plan.actions().stream().anyMatch(UndoRollout.class::isInstance);
    return plan.targets().stream()
        .flatMap(target -> plans.writtenBy(target.uid(), target.generation()).stream())
        .filter(p -> LEFT_DONE.contains(p.state()))
        .filter(p -> undo || p.incident().equals(proposal.incident()))
        .map(
            p ->
                "%s was done already (%s) and nothing changed since."
                    .formatted(p.id(), p.plan().title()))
        .findFirst();
  }

  private Outcome<Proposed> permitted(
      Proposal proposal, Plan plan, List<Live> objects, Offer offer) {
    Ruling ruling = offer.ruling();
    if (ruling.denied().isPresent()) {
      return nothing("Policy says no: %s.".formatted(ruling.denied().get()));
    }
    return switch (previews.of(plan, objects)) {
      case Outcome.Done<String>(String diff) ->
          new Outcome.Done<>(
              new Offered(keeper.keep(NewPlan.of(proposal, plan, diff, ruling.verdicts()), offer)));
      case Outcome.TryAgain<String>(_, String text, _) -> nothing(text);
      case Outcome.GaveUp<String>(_, String text) ->
          nothing("%s would refuse it: %s".formatted(world(plan), text));
    };
  }

  private static String world(Plan plan) {
    return plan.actions().stream().allMatch(AwsAction.class::isInstance) ? "AWS" : "The cluster";
  }
}
