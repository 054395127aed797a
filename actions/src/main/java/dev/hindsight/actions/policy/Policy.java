package dev.hindsight.actions.policy;

import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.policy.rulebook.Rulebooks;
import dev.hindsight.actions.policy.standing.Given;
import dev.hindsight.actions.store.JdbcStopSwitch;
import dev.hindsight.actions.store.StoredPlan;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Judges plans as the world is now; looks at it, so not in a transaction. */
@Component
public class Policy {

  private static final PlanId NONE_YET = new PlanId(0);

  private final Rulebooks books;
  private final JdbcStopSwitch stop;
  private final Scout scout;
  private final JdbcLoad load;
  private final Advance advance;

  Policy(Rulebooks books, JdbcStopSwitch stop, Scout scout, JdbcLoad load, Advance advance) {
    this.books = books;
    this.stop = stop;
    this.scout = scout;
    this.load = load;
    this.advance = advance;
  }

  /** A plan that is about to be offered for this service. */
  public Outcome<Offer> offered(Plan plan, String service) {
    return scout.look(plan).map(world -> offer(plan, service, world));
  }

  /** The same, of which some is a person's: nothing that was approved in advance is good for it. */
  public Outcome<Offer> changed(Plan plan, String service) {
    return scout
        .look(plan)
        .map(
            world -> {
              Moment now = now(load.of(plan, service, NONE_YET));
              Ruling ruling = judge(plan, world, now, Optional.empty());
              return new Offer(ruling, new Basis("", Optional.empty(), ruling.approvers()));
            });
  }

  private Offer offer(Plan plan, String service, World world) {
    Moment now = now(load.of(plan, service, NONE_YET));
    Optional<Given> standing = advance.goodFor(plan);
    Ruling without = judge(plan, world, now, Optional.empty());
    Ruling ruling = standing.isEmpty() ? without : judge(plan, world, now, standing);
    return new Offer(
        ruling, new Basis(advance.playbook(plan), standing.map(Given::id), without.approvers()));
  }

  /**
   * An approved plan that is about to start.
   *
   * @param others how many human beings besides the one who asked agreed to it
   * @param stopped who had stopped all runs when it was read
   */
  public Outcome<Ruling> starting(StoredPlan plan, int others, Optional<String> stopped) {
    Optional<Basis> basis = advance.needed(plan, others);
    Optional<String> unverified = advance.unverified(basis);
    if (unverified.isPresent()) {
      return new Outcome.TryAgain<>(Reason.UNREACHABLE, unverified.get(), Duration.ZERO);
    }
    Supplier<Moment> moment = afterLooking(plan, stopped);
    return scout
        .look(plan.plan())
        .map(world -> judge(plan.plan(), world, moment.get(), advance.stillGood(plan, basis)));
  }

  /**
   * Whether the start rests on a standing approval, as too few others agreed to the plan itself.
   */
  public boolean inAdvance(StoredPlan plan, int others) {
    return advance.needed(plan, others).flatMap(Basis::standing).isPresent();
  }

  /**
   * A plan that runs, before its next write. What is done of it is part of the world by now: only
   * what is still to be done is judged.
   *
   * @param rest the plan from that write on
   * @param stopped who had stopped all runs when it was read
   */
  public Outcome<Ruling> goingOn(StoredPlan plan, Plan rest, Optional<String> stopped) {
    Supplier<Moment> moment = afterLooking(plan, stopped);
    return scout.look(rest).map(world -> judge(rest, world, moment.get(), Optional.empty()));
  }

  /** A slow look may last into a freeze: the time counts on from when the plan was read. */
  private static Supplier<Moment> afterLooking(StoredPlan plan, Optional<String> stopped) {
    long start = System.nanoTime();
    return () -> new Moment(plan.now().plusNanos(System.nanoTime() - start), stopped, Load.NONE);
  }

  /** Any plan, with nothing approved in advance and nothing else going on. */
  public Outcome<Ruling> judge(Plan plan) {
    return scout.look(plan).map(world -> judge(plan, world, now(Load.NONE), Optional.empty()));
  }

  private Moment now(Load busy) {
    return new Moment(load.now(), stop.stopped(), busy);
  }

  private Ruling judge(Plan plan, World world, Moment moment, Optional<Given> standing) {
    return Judgement.of(Rules.all(), new Question(plan, world, moment, standing, books.current()));
  }
}
