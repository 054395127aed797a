package dev.hindsight.actions.remedy;

import dev.hindsight.actions.Answer;
import dev.hindsight.actions.Answer.Reason;
import dev.hindsight.actions.Answer.Refused;
import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanChanges;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.approval.Amending;
import dev.hindsight.actions.approval.Amending.Amended;
import dev.hindsight.actions.plan.Changes;
import dev.hindsight.actions.plan.Changes.Changed;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.Offer;
import dev.hindsight.actions.policy.Policy;
import dev.hindsight.actions.store.JdbcPlans;
import dev.hindsight.actions.store.JdbcPlans.Purpose;
import dev.hindsight.actions.store.NewPlan;
import dev.hindsight.actions.store.StoredPlan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A person's change of a plan goes the way of any plan: fresh look, policy, dry run, people. */
@Component
class Editing implements PlanChanges {

  private final JdbcPlans plans;
  private final Adapter adapter;
  private final Previews previews;
  private final Policy policy;
  private final Amending amending;

  Editing(JdbcPlans plans, Adapter adapter, Policy policy, Amending amending) {
    this.plans = plans;
    this.adapter = adapter;
    this.previews = new Previews(adapter);
    this.policy = policy;
    this.amending = amending;
  }

  @Override
  public Optional<Changeable> changeable(PlanId id) {
    return plans.find(id).map(this::changeable);
  }

  /** What cannot be read is not offered to choose from. */
  private Changeable changeable(StoredPlan stored) {
    Changes changes = new Changes(stored.plan(), seen(stored.plan()));
    return new Changeable(
        stored.id(), stored.version(), stored.hash(), changes.values(), changes.steps());
  }

  private Map<ObjectRef, Live> seen(Plan plan) {
    Map<ObjectRef, Live> seen = new HashMap<>();
    for (Target target : plan.targets()) {
      if (adapter.read(target.object()) instanceof Outcome.Done<Live>(Live live)) {
        seen.put(target.object(), live);
      }
    }
    return seen;
  }

  @Override
  public Optional<Wrong> wrong(PlanId id, ChangeWish wish) {
    return looked(id, wish)
        .flatMap(
            c -> c instanceof Changed.Not(Wrong wrong) ? Optional.of(wrong) : Optional.empty());
  }

  @Override
  public Optional<String> words(PlanId id, ChangeWish wish) {
    return looked(id, wish)
        .flatMap(
            c ->
                c instanceof Changed.Made(_, List<String> words)
                    ? Optional.of(String.join("; ", words))
                    : Optional.empty());
  }

  /** The world is asked only for what is chosen from it: a person waits for this. */
  private Optional<Changed> looked(PlanId id, ChangeWish wish) {
    return plans
        .find(id)
        .filter(stored -> stored.hash().equals(wish.hash()))
        .map(
            stored -> {
              Changes alone = new Changes(stored.plan(), Map.of());
              boolean chosen = wish.values().keySet().stream().anyMatch(alone::choosesOf);
              Changes all = chosen ? new Changes(stored.plan(), seen(stored.plan())) : alone;
              return all.with(wish.values());
            });
  }

  @Override
  public Answer change(PlanId id, ChangeWish wish, PersonId person) {
    // found before it is looked whether it is still that: else it could be another one by now
    Optional<StoredPlan> seen = plans.find(id);
    return amending
        .settled(id, wish, person)
        .orElseGet(() -> judged(seen.orElseThrow(), wish, person));
  }

  private Answer judged(StoredPlan stored, ChangeWish wish, PersonId person) {
    return switch (read(stored.plan())) {
      case Outcome.Done<Map<ObjectRef, Live>>(Map<ObjectRef, Live> lives) ->
          judged(stored, lives, wish, person);
      case Outcome.TryAgain<Map<ObjectRef, Live>>(_, String text, _) -> no(text);
      case Outcome.GaveUp<Map<ObjectRef, Live>>(_, String text) -> no(text);
    };
  }

  private Outcome<Map<ObjectRef, Live>> read(Plan plan) {
    Outcome<Map<ObjectRef, Live>> all = new Outcome.Done<>(Map.of());
    for (Target target : plan.targets()) {
      all =
          all.then(
              before ->
                  adapter
                      .read(target.object())
                      .map(
                          live -> {
                            Map<ObjectRef, Live> more = new HashMap<>(before);
                            more.put(live.ref(), live);
                            return more;
                          }));
    }
    return all;
  }

  private Answer judged(
      StoredPlan stored, Map<ObjectRef, Live> lives, ChangeWish wish, PersonId person) {
    Optional<Target> moved =
        stored.plan().targets().stream()
            .filter(
                target ->
                    !Optional.ofNullable(lives.get(target.object()))
                        .map(Live::target)
                        .equals(Optional.of(target)))
            .findFirst();
    if (moved.isPresent()) {
      return no(
          "%s is not any more what %s was made for; propose it anew."
              .formatted(moved.get().object().display(), stored.id()));
    }
    return switch (new Changes(stored.plan(), lives).with(wish.values())) {
      case Changed.Not(Wrong wrong) -> no(wrong.problem());
      case Changed.Made(Plan plan, List<String> words) ->
          permitted(stored, plan, words, List.copyOf(lives.values()), wish, person);
    };
  }

  private Answer permitted(
      StoredPlan stored,
      Plan plan,
      List<String> words,
      List<Live> lives,
      ChangeWish wish,
      PersonId person) {
    Purpose purpose = plans.purpose(stored.id()).orElseThrow();
    Outcome<Answer> outcome =
        policy
            .changed(plan, purpose.service())
            .then(
                offer ->
                    offer
                        .ruling()
                        .denied()
                        .<Outcome<Answer>>map(
                            why -> new Outcome.Done<>(no("Policy says no: %s.".formatted(why))))
                        .orElseGet(
                            () ->
                                previews
                                    .of(plan, lives)
                                    .map(
                                        diff ->
                                            amended(
                                                stored, purpose, plan, words, diff, offer, wish,
                                                person))));
    return switch (outcome) {
      case Outcome.Done<Answer>(Answer answer) -> answer;
      case Outcome.TryAgain<Answer>(_, String text, _) -> no(text);
      case Outcome.GaveUp<Answer>(_, String text) -> no("It would be refused: " + text);
    };
  }

  private Answer amended(
      StoredPlan stored,
      Purpose purpose,
      Plan plan,
      List<String> words,
      String diff,
      Offer offer,
      ChangeWish wish,
      PersonId person) {
    NewPlan made =
        new NewPlan(
            stored.incident(),
            purpose.service(),
            purpose.cause(),
            plan,
            diff,
            offer.ruling().verdicts());
    return amending.amend(stored.id(), wish, new Amended(made, words, offer), person);
  }

  private static Answer no(String why) {
    return new Refused(Reason.DENIED, "Nothing was changed. " + why);
  }
}
