package dev.hindsight.bench.aws.run;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Vote;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.bench.aws.run.Made.Fate;
import dev.hindsight.bench.chaos.world.Draft;
import dev.hindsight.bench.chaos.world.Office;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/** Makes plans of all fates in AWS, each on objects of its own. */
final class AwsPlans {

  private static final int SHARES = 100;
  private static final int NOT_AGREED = 4;
  private static final int ELSEWHERE = 2;
  private static final int MADE_AGAIN = 4;
  private static final int TWO_OF_FIVE = 5;
  private static final int DENIED = 10;
  private static final int DENIED_TWICE = 3;
  private static final int MOST_PIECES = 3;
  private static final int PEOPLE = 2;
  private static final int FIVE = 5;

  private final Office office;
  private final List<Stock> regions;
  private final BadDay day;
  private final SplittableRandom random;
  private final List<Made> made = new CopyOnWriteArrayList<>();

  AwsPlans(Office office, List<Stock> regions, BadDay day, long seed) {
    this.office = office;
    this.regions = List.copyOf(regions);
    this.day = day;
    this.random = new SplittableRandom(seed);
  }

  /** All so far. */
  List<Made> made() {
    return made;
  }

  /** The next one, with objects of its own. */
  void next(int number) {
    String name = "bench-%05d".formatted(number);
    Stock stock = regions.get(number % regions.size());
    int lot = random.nextInt(SHARES);
    if ((lot -= NOT_AGREED) < 0) {
      notAgreed(stock, name);
    } else if ((lot -= ELSEWHERE) < 0) {
      elsewhere(stock, name);
    } else if ((lot -= MADE_AGAIN) < 0) {
      madeAgain(stock, name);
    } else if ((lot -= TWO_OF_FIVE) < 0) {
      twoOfFive(stock, name);
    } else if ((lot -= DENIED) < 0) {
      denied(stock, name);
    } else if (lot < DENIED_TWICE) {
      deniedTwice(stock, name);
    } else {
      approve(asked(name, pieces(stock, name), Fate.DONE));
    }
  }

  private List<AwsAction> pieces(Stock stock, String name) {
    List<AwsAction> actions = new ArrayList<>();
    int pieces = random.nextInt(1, MOST_PIECES + 1);
    for (int piece = 0; piece < pieces; piece++) {
      List<Piece> choice = piece == 0 ? Piece.verified() : List.of(Piece.values());
      actions.addAll(
          choice.get(random.nextInt(choice.size())).make(stock, name + "-" + (char) ('a' + piece)));
    }
    return actions;
  }

  private PlanStatus asked(String name, List<AwsAction> actions, Fate fate) {
    PlanStatus plan = office.asked(new Draft(name, List.copyOf(actions), false), PEOPLE);
    made.add(new Made(plan.id().toString(), actions, fate));
    return plan;
  }

  private void approve(PlanStatus plan) {
    office.approvedBy(plan, PEOPLE);
  }

  private void notAgreed(Stock stock, String name) {
    PlanStatus plan = asked(name, pieces(stock, name), Fate.NOTHING);
    switch (random.nextInt(3)) {
      case 0 -> office.approvedBy(plan, 1);
      case 1 -> office.vote(plan, Office.APPROVER, Vote.REJECT);
      default -> {}
    }
  }

  /** In an account that the credentials are not for. */
  private void elsewhere(Stock stock, String name) {
    ObjectRef here = stock.ref(AwsKind.INSTANCE, "", stock.instance().object().name());
    ObjectRef there =
        new ObjectRef(
            here.cluster().replace(Stock.ACCOUNT, "999999999999"), here.kind(), "", here.name());
    approve(
        asked(name, List.of(new StopInstance(new Target(there, there.name(), 0))), Fate.NOTHING));
  }

  private void madeAgain(Stock stock, String name) {
    PlanStatus plan = asked(name, Piece.GROUP.make(stock, name), Fate.NOTHING);
    stock.groupAgain(name);
    approve(plan);
  }

  /** Five instances, of which two are refused. */
  private void twoOfFive(Stock stock, String name) {
    List<AwsAction> stops = new ArrayList<>();
    for (int instance = 0; instance < FIVE; instance++) {
      stops.addAll(Piece.STOP.make(stock, name));
    }
    stops.subList(FIVE - PEOPLE, FIVE).forEach(stop -> day.deny(Signature.of(stop)));
    approve(asked(name, stops, Fate.REFUSED));
  }

  /** The last step is not allowed. */
  private void denied(Stock stock, String name) {
    List<AwsAction> actions = new ArrayList<>(pieces(stock, name));
    actions.addAll(Piece.TABLE.make(stock, name + "-z"));
    day.deny(Signature.of(actions.getLast()));
    approve(asked(name, actions, Fate.REFUSED));
  }

  /** The same, and what would take the first one back. */
  private void deniedTwice(Stock stock, String name) {
    List<AwsAction> actions = new ArrayList<>(Piece.STOP.make(stock, name));
    actions.addAll(pieces(stock, name));
    actions.addAll(Piece.TABLE.make(stock, name + "-z"));
    day.deny(Signature.of(actions.getLast()));
    if (actions.getFirst().undo() instanceof Undo.By(AwsAction back, _)) {
      day.deny(Signature.of(back));
    }
    approve(asked(name, actions, Fate.REFUSED_TWICE));
  }
}
