package dev.hindsight.actions.plan;

import dev.hindsight.actions.ChangeWish;
import dev.hindsight.actions.Changeable.Leavable;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanChanges.Wrong;
import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan with what a person wants otherwise: the same closed steps with other values; pure. */
public final class Changes {

  private static final int LONGEST_PAUSE = Math.toIntExact(Step.LONGEST.toSeconds());
  private static final int SAID = 120;

  private final Plan plan;
  private final Map<ObjectRef, Live> lives;
  private final List<Part> parts;

  /**
   * One value, and where it is.
   *
   * @param step counted from 1
   * @param own its name in the step alone
   */
  private record Part(int step, String own, PlanValue value) {}

  /**
   * Of this plan.
   *
   * @param lives the objects as they are now, as far as somebody looked
   */
  public Changes(Plan plan, Map<ObjectRef, Live> lives) {
    this.plan = plan;
    this.lives = Map.copyOf(lives);
    this.parts = parts();
  }

  /** What came of a wish. */
  public sealed interface Changed {

    /**
     * This would be done instead.
     *
     * @param words what is otherwise, a clause each
     */
    record Made(Plan plan, List<String> words) implements Changed {

      public Made {
        words = List.copyOf(words);
      }
    }

    /** It cannot be. */
    record Not(Wrong wrong) implements Changed {}
  }

  /** What may be changed. */
  public List<PlanValue> values() {
    return parts.stream().map(Part::value).toList();
  }

  /** What may be left out: nothing of one step. */
  public List<Leavable> steps() {
    return plan.steps().size() < 2
        ? List.of()
        : IntStream.rangeClosed(1, plan.steps().size())
            .mapToObj(n -> new Leavable(n, plan.steps().get(n - 1).sentence()))
            .toList();
  }

  /** Whether what can be chosen for this must be looked up in the world. */
  public boolean choosesOf(String name) {
    return part(name).filter(p -> p.value().range() instanceof PlanValue.Range.OneOf).isPresent();
  }

  private List<Part> parts() {
    List<Part> all = new ArrayList<>();
    for (int step = 1; step <= plan.steps().size(); step++) {
      for (PlanValue value : values(plan.steps().get(step - 1))) {
        all.add(new Part(step, value.name(), value));
      }
    }
    Map<String, Long> often =
        all.stream().collect(Collectors.groupingBy(Part::own, Collectors.counting()));
    return all.stream().map(p -> often.getOrDefault(p.own(), 1L) > 1 ? numbered(p) : p).toList();
  }

  private static Part numbered(Part part) {
    return new Part(
        part.step(),
        part.own(),
        part.value()
            .named(
                "%s-%d".formatted(part.own(), part.step()),
                "%s, step %d".formatted(part.value().label(), part.step())));
  }

  private List<PlanValue> values(Step step) {
    return switch (step) {
      case Step.Act act -> Adjusting.values(act.action(), live(act.action()));
      case Step.Wait wait -> List.of(pause("wait", "Seconds to wait", wait.waitSeconds()));
      case Step.Check check ->
          List.of(pause("within", "Seconds for the check", check.withinSeconds()));
      case Step.Ask ask -> List.of(pause("within", "Seconds to answer", ask.withinSeconds()));
    };
  }

  private static PlanValue pause(String name, String label, long now) {
    return Adjusting.whole(name, label, Math.toIntExact(now), 1, LONGEST_PAUSE);
  }

  private Optional<Live> live(Action action) {
    return Optional.ofNullable(lives.get(action.target().object()));
  }

  private Optional<Part> part(String name) {
    return parts.stream().filter(p -> p.value().name().equals(name)).findFirst();
  }

  /** The plan with it, or the first thing that is wrong with it. */
  public Changed with(SortedMap<String, String> wish) {
    try {
      return made(wish);
    } catch (Refused e) {
      return new Changed.Not(e.wrong);
    }
  }

  private Changed made(SortedMap<String, String> wish) {
    SortedSet<Integer> without = without(wish.getOrDefault(ChangeWish.WITHOUT, ""));
    Map<Integer, Map<String, String>> wished = wished(wish, without);
    List<String> words = new ArrayList<>();
    Map<Integer, Step> steps = new LinkedHashMap<>();
    for (int number = 1; number <= plan.steps().size(); number++) {
      Step step = plan.steps().get(number - 1);
      if (without.contains(number)) {
        words.add("left out: " + said(step.sentence()));
      } else {
        Map<String, String> values = wished.getOrDefault(number, Map.of());
        steps.put(number, values.isEmpty() ? step : step(number, step, values));
        words.addAll(words(number, values));
      }
    }
    if (words.isEmpty()) {
      throw new Refused(first(), "Nothing is otherwise than in the plan.");
    }
    if (steps.values().stream().noneMatch(Step.Act.class::isInstance)) {
      throw new Refused(ChangeWish.WITHOUT, "One step that changes something must stay.");
    }
    fitTogether(steps, wished);
    return new Changed.Made(rebuilt(steps.values().stream().toList()), words);
  }

  private String first() {
    return parts.isEmpty() ? ChangeWish.WITHOUT : parts.getFirst().value().name();
  }

  private SortedSet<Integer> without(String numbers) {
    SortedSet<Integer> all = new TreeSet<>();
    for (String number : numbers.isBlank() ? new String[0] : numbers.split("[,; ]+")) {
      boolean fits =
          plan.steps().size() > 1
              && number.matches("[1-9]\\d?")
              && Integer.parseInt(number) <= plan.steps().size();
      if (!fits) {
        throw new Refused(
            ChangeWish.WITHOUT,
            plan.steps().size() == 1
                ? "The plan has one step; cancel it instead."
                : "Steps are left out by their numbers, 1 to %d.".formatted(plan.steps().size()));
      }
      all.add(Integer.parseInt(number));
    }
    return all;
  }

  /** What is really otherwise, by step. */
  private Map<Integer, Map<String, String>> wished(
      SortedMap<String, String> wish, SortedSet<Integer> without) {
    Map<Integer, Map<String, String>> all = new TreeMap<>();
    wish.forEach(
        (name, value) -> {
          if (!name.equals(ChangeWish.WITHOUT)) {
            Part part = part(name).orElseThrow(() -> new Refused(name, unknown(name)));
            String wanted = part.value().meant(value);
            if (!wanted.equals(part.value().now())) {
              check(part, wanted, without);
              all.computeIfAbsent(part.step(), _ -> new TreeMap<>()).put(part.own(), wanted);
            }
          }
        });
    return all;
  }

  private static void check(Part part, String wanted, SortedSet<Integer> without) {
    String name = part.value().name();
    part.value()
        .problem(wanted)
        .ifPresent(
            wrong -> {
              throw new Refused(wrong);
            });
    if (without.contains(part.step())) {
      throw new Refused(
          name, "Step %d is left out; leave its values as they are.".formatted(part.step()));
    }
  }

  private String unknown(String name) {
    String there =
        parts.isEmpty()
            ? "this plan has no value that can be changed"
            : "there are "
                + parts.stream().map(p -> p.value().name()).collect(Collectors.joining(", "));
    return "There is no value “%s” here; %s.".formatted(said(name), there);
  }

  private Step step(int number, Step step, Map<String, String> values) {
    return switch (step) {
      case Step.Act act -> Step.of(action(number, act.action(), values), plan.watched());
      case Step.Wait wait ->
          new Step.Wait(Adjusting.number(values, "wait", Math.toIntExact(wait.waitSeconds())));
      case Step.Check check ->
          new Step.Check(
              check.probe(),
              Adjusting.number(values, "within", Math.toIntExact(check.withinSeconds())));
      case Step.Ask ask ->
          new Step.Ask(
              ask.question(),
              Adjusting.number(values, "within", Math.toIntExact(ask.withinSeconds())));
    };
  }

  private Action action(int number, Action action, Map<String, String> values) {
    String name = name(number, values);
    Action made;
    try {
      made = Adjusting.with(action, values, live(action));
    } catch (IllegalArgumentException e) {
      throw new Refused(name, "That does not fit: %s.".formatted(e.getMessage()));
    }
    if (made.before().equals(made.after())) {
      throw new Refused(name, "That is how it is now; a plan that changes nothing is none.");
    }
    return made;
  }

  /** Under which the step's first wish was given. */
  private String name(int number, Map<String, String> values) {
    return parts.stream()
        .filter(p -> p.step() == number && values.containsKey(p.own()))
        .map(p -> p.value().name())
        .findFirst()
        .orElse(ChangeWish.WITHOUT);
  }

  private List<String> words(int number, Map<String, String> values) {
    String where = plan.steps().size() > 1 ? "step %d, ".formatted(number) : "";
    return parts.stream()
        .filter(p -> p.step() == number && values.containsKey(p.own()))
        .map(
            p ->
                "%s%s %s → %s"
                    .formatted(
                        where,
                        p.own().replace('-', ' '),
                        said(p.value().now()),
                        said(values.getOrDefault(p.own(), ""))))
        .toList();
  }

  private static String said(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SAID ? line : line.substring(0, SAID - 1) + "…";
  }

  /**
   * A later step starts from what an earlier one leaves: what was true of that in the plan must
   * still be.
   */
  private void fitTogether(Map<Integer, Step> steps, Map<Integer, Map<String, String>> wished) {
    List<Integer> all = IntStream.rangeClosed(1, plan.steps().size()).boxed().toList();
    Map<Integer, Step> original =
        all.stream().collect(Collectors.toMap(n -> n, n -> plan.steps().get(n - 1)));
    Map<Integer, Boolean> before = startsRight(original);
    Map<Integer, Boolean> now = startsRight(steps);
    for (int number : all) {
      if (before.getOrDefault(number, false) && !now.getOrDefault(number, true)) {
        String name = name(number, wished.getOrDefault(number, Map.of()));
        throw new Refused(
            name.equals(ChangeWish.WITHOUT) && !wished.isEmpty() ? firstWished(wished) : name,
            "Step %d starts from what an earlier step leaves; change or leave out both."
                .formatted(number));
      }
    }
  }

  private String firstWished(Map<Integer, Map<String, String>> wished) {
    Map.Entry<Integer, Map<String, String>> one = wished.entrySet().iterator().next();
    return name(one.getKey(), one.getValue());
  }

  private Map<Integer, Boolean> startsRight(Map<Integer, Step> steps) {
    Map<ObjectRef, Live> foreseen = new HashMap<>(lives);
    Map<Integer, Boolean> right = new TreeMap<>();
    for (Map.Entry<Integer, Step> each : new TreeMap<>(steps).entrySet()) {
      if (each.getValue() instanceof Step.Act(Action action, _, _, _)) {
        Live live = foreseen.get(action.target().object());
        if (live != null) {
          right.put(each.getKey(), action.now(live).equals(action.before()));
          foreseen.put(live.ref(), Foreseen.after(live, action));
        }
      }
    }
    return right;
  }

  /** What is promised of each step and of all follows from the actions. */
  private Plan rebuilt(List<Step> steps) {
    List<Action> actions =
        steps.stream()
            .flatMap(
                s ->
                    s instanceof Step.Act act
                        ? java.util.stream.Stream.of(act.action())
                        : java.util.stream.Stream.empty())
            .toList();
    Target first = actions.getFirst().target();
    List<ObjectRef> watched = plan.watched();
    return new Plan(
        title(actions),
        plan.playbook(),
        first,
        steps,
        watched.equals(List.of(first.object())) ? List.of() : watched);
  }

  /** What was left out is not promised. */
  private String title(List<Action> actions) {
    int all = plan.actions().size();
    if (actions.size() == 1) {
      return actions.getFirst().sentence();
    }
    return actions.size() == all
        ? plan.title()
        : "%d of %d actions for %s"
            .formatted(actions.size(), all, actions.getFirst().target().object().name());
  }

  /** Ends the making of it. */
  private static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient Wrong wrong;

    Refused(String name, String problem) {
      this(new Wrong(name, problem));
    }

    Refused(Wrong wrong) {
      super(wrong.problem(), null, false, false);
      this.wrong = wrong;
    }
  }
}
