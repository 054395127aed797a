package dev.hindsight.actions.plan;

import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.PlanValue.Choice;
import dev.hindsight.actions.PlanValue.Range;
import dev.hindsight.actions.PlanValue.Range.Amount;
import dev.hindsight.actions.PlanValue.Range.OneOf;
import dev.hindsight.actions.PlanValue.Range.Whole;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.DeleteFailedJob;
import dev.hindsight.actions.action.DeletePod;
import dev.hindsight.actions.action.DeleteStuckPod;
import dev.hindsight.actions.action.DrainNode;
import dev.hindsight.actions.action.EvictPod;
import dev.hindsight.actions.action.ExpandVolume;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.PatchConfigMap;
import dev.hindsight.actions.action.Quantities;
import dev.hindsight.actions.action.RerunCronJob;
import dev.hindsight.actions.action.Resources;
import dev.hindsight.actions.action.RestartRollout;
import dev.hindsight.actions.action.RevisionRef;
import dev.hindsight.actions.action.ScaleDeployment;
import dev.hindsight.actions.action.ScaleStatefulSet;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetAutoscalerBounds;
import dev.hindsight.actions.action.SetAutoscalerBounds.Bounds;
import dev.hindsight.actions.action.SetEnvironment;
import dev.hindsight.actions.action.SetImage;
import dev.hindsight.actions.action.SetResources;
import dev.hindsight.actions.action.Toggle;
import dev.hindsight.actions.action.UndoRollout;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which values of one action a person may change, and the action with others; pure. */
final class Adjusting {

  private static final int TEXT = 2_500;
  private static final String VALUE = "value";
  private static final String LIMIT = "-limit";
  private static final String REQUEST = "-request";

  private Adjusting() {}

  /**
   * Its values; those of what is only done or not are none.
   *
   * @param live its object now, for what can be chosen; empty where nobody looked
   */
  static List<PlanValue> values(Action action, Optional<Live> live) {
    return switch (action) {
      case Scaling scale -> List.of(replicas("replicas", "Replicas", scale.to()));
      case SetAutoscalerBounds set ->
          List.of(
              replicas("min", "Replicas at least", set.to().min()),
              replicas("max", "Replicas at most", set.to().max()));
      case SetResources set -> amounts(set);
      case SetImage set ->
          List.of(new PlanValue("image", "Image", set.to(), new OneOf(images(set, live))));
      case UndoRollout undo ->
          List.of(
              new PlanValue(
                  "revision",
                  "Revision",
                  Long.toString(undo.to().number()),
                  new OneOf(revisions(undo, live))));
      case SetEnvironment set ->
          set.to().stream().map(to -> text("Value of " + set.variable(), to, 256, false)).toList();
      case PatchConfigMap patch ->
          patch.to().length() > TEXT
              ? List.of()
              : List.of(text("Value of " + patch.key(), patch.to(), TEXT, true));
      case DeletePod delete ->
          List.of(whole("grace", "Seconds the pod gets to end", delete.grace(), 1, 3600));
      case ExpandVolume expand ->
          List.of(new PlanValue("storage", "Storage", expand.to(), new Amount(expand.from())));
      case AwsAction aws -> AdjustingAws.values(aws);
      case RestartRollout _,
          Toggle _,
          EvictPod _,
          DeleteStuckPod _,
          DeleteFailedJob _,
          RerunCronJob _,
          DrainNode _ ->
          List.of();
    };
  }

  /**
   * The action with these values in the place of its own.
   *
   * @throws IllegalArgumentException where they do not fit together, for people
   */
  static Action with(Action action, Map<String, String> wished, Optional<Live> live) {
    return switch (action) {
      case ScaleDeployment it ->
          new ScaleDeployment(it.target(), it.from(), number(wished, "replicas", it.to()));
      case ScaleStatefulSet it ->
          new ScaleStatefulSet(it.target(), it.from(), number(wished, "replicas", it.to()));
      case SetAutoscalerBounds it ->
          new SetAutoscalerBounds(
              it.target(),
              it.from(),
              new Bounds(
                  number(wished, "min", it.to().min()), number(wished, "max", it.to().max())));
      case SetResources it ->
          new SetResources(it.target(), it.container(), it.from(), resources(it.to(), wished));
      case SetImage it ->
          new SetImage(
              it.target(), it.container(), it.from(), wished.getOrDefault("image", it.to()));
      case UndoRollout it -> new UndoRollout(it.target(), it.from(), revision(it, wished, live));
      case SetEnvironment it ->
          new SetEnvironment(
              it.target(),
              it.container(),
              it.variable(),
              it.from(),
              Optional.ofNullable(wished.get(VALUE)).or(it::to));
      case PatchConfigMap it ->
          new PatchConfigMap(it.target(), it.key(), it.from(), wished.getOrDefault(VALUE, it.to()));
      case DeletePod it ->
          new DeletePod(it.target(), it.controller(), number(wished, "grace", it.grace()));
      case ExpandVolume it ->
          new ExpandVolume(it.target(), it.from(), wished.getOrDefault("storage", it.to()));
      case AwsAction aws -> AdjustingAws.with(aws, wished);
      case RestartRollout _,
          Toggle _,
          EvictPod _,
          DeleteStuckPod _,
          DeleteFailedJob _,
          RerunCronJob _,
          DrainNode _ ->
          action;
    };
  }

  static PlanValue whole(String name, String label, int now, int least, int most) {
    return new PlanValue(name, label, Integer.toString(now), new Whole(least, most));
  }

  static int number(Map<String, String> wished, String name, int now) {
    return Optional.ofNullable(wished.get(name)).map(Integer::parseInt).orElse(now);
  }

  // nothing at all is no remedy, so nobody comes to it by a slip
  private static PlanValue replicas(String name, String label, int now) {
    return whole(name, label, now, 1, Scaling.MOST);
  }

  private static PlanValue text(String label, String now, int longest, boolean lines) {
    return new PlanValue(VALUE, label, now, new Range.Words(longest, lines));
  }

  private static List<PlanValue> amounts(SetResources set) {
    BiFunction<String, String, PlanValue> value =
        (name, like) ->
            new PlanValue(
                name,
                "%s of %s".formatted(capital(name.replace('-', ' ')), set.container()),
                like,
                new Amount(like));
    return Stream.concat(
            set.to().limits().entrySet().stream()
                .map(
                    e ->
                        sized(
                            value.apply(e.getKey() + LIMIT, e.getValue()), set.from().limits(), e)),
            set.to().requests().entrySet().stream()
                .map(
                    e ->
                        sized(
                            value.apply(e.getKey() + REQUEST, e.getValue()),
                            set.from().requests(),
                            e)))
        .toList();
  }

  /** Measured by what it is today, where it is anything. */
  private static PlanValue sized(
      PlanValue value, SortedMap<String, String> today, Map.Entry<String, String> entry) {
    return new PlanValue(
        value.name(),
        value.label(),
        value.now(),
        new Amount(today.getOrDefault(entry.getKey(), entry.getValue())));
  }

  private static Resources resources(Resources to, Map<String, String> wished) {
    SortedMap<String, String> limits = new TreeMap<>(to.limits());
    SortedMap<String, String> requests = new TreeMap<>(to.requests());
    limits.replaceAll((name, amount) -> wished.getOrDefault(name + LIMIT, amount));
    requests.replaceAll(
        (name, amount) ->
            wished.getOrDefault(
                name + REQUEST,
                // equal to its limit it is a promise to the pod (Guaranteed), and follows it
                same(amount, to.limits().get(name))
                    ? wished.getOrDefault(name + LIMIT, amount)
                    : amount));
    requests.forEach((name, amount) -> below(name, amount, Optional.ofNullable(limits.get(name))));
    return new Resources(limits, requests);
  }

  private static boolean same(String request, @Nullable String limit) {
    return limit != null && Quantities.canonical(request).equals(Quantities.canonical(limit));
  }

  private static void below(String name, String request, Optional<String> limit) {
    Optional<BigDecimal> most = limit.flatMap(Quantities::value);
    if (most.isPresent()
        && Quantities.value(request).filter(r -> r.compareTo(most.get()) > 0).isPresent()) {
      throw new IllegalArgumentException(
          "the %s request %s is above its limit %s".formatted(name, request, limit.get()));
    }
  }

  private static List<Choice> images(SetImage set, Optional<Live> live) {
    return Stream.concat(
            Stream.of(set.to()),
            history(live)
                .map(r -> Optional.ofNullable(r.images().get(set.container())))
                .flatMap(Optional::stream))
        .filter(image -> !image.equals(set.from()))
        .distinct()
        .map(image -> new Choice(image, image))
        .toList();
  }

  private static List<Choice> revisions(UndoRollout undo, Optional<Live> live) {
    return Stream.concat(Stream.of(undo.to()), history(live))
        .filter(r -> !r.template().equals(undo.from().template()))
        .distinct()
        .map(
            r ->
                new Choice(
                    Long.toString(r.number()),
                    "%d: %s".formatted(r.number(), String.join(", ", r.images().values()))))
        .distinct()
        .toList();
  }

  private static RevisionRef revision(
      UndoRollout undo, Map<String, String> wished, Optional<Live> live) {
    String number = wished.getOrDefault("revision", Long.toString(undo.to().number()));
    return Stream.concat(Stream.of(undo.to()), history(live))
        .filter(r -> Long.toString(r.number()).equals(number))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no revision " + number + " is kept"));
  }

  private static Stream<RevisionRef> history(Optional<Live> live) {
    return live.flatMap(Live::workload).stream()
        .flatMap(workload -> workload.revisions().stream())
        .map(Facts.Revision::ref);
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
  }
}
