package dev.hindsight.actions.plan;

import static dev.hindsight.actions.plan.Adjusting.number;
import static dev.hindsight.actions.plan.Adjusting.whole;

import dev.hindsight.actions.PlanValue;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.Scaling;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The same in AWS: how many and how much; which version, class or target is no free choice. */
final class AdjustingAws {

  private AdjustingAws() {}

  static List<PlanValue> values(AwsAction action) {
    return switch (action) {
      case SetDesiredCapacity it ->
          List.of(whole("instances", "Instances", it.to(), 1, Scaling.MOST));
      case SetDesiredCount it -> List.of(whole("tasks", "Tasks", it.to(), 1, Scaling.MOST));
      case SetTableCapacity it ->
          List.of(
              sized("read", "Read units", it.to().read(), it.from().read(), 40_000),
              sized("write", "Write units", it.to().write(), it.from().write(), 40_000));
      case SetFunctionConcurrency it ->
          it.to().stream()
              .map(to -> sized("calls", "Calls at once", to, it.from().orElse(0), 10_000))
              .toList();
      case GrowDatabaseStorage it ->
          List.of(whole("gib", "GiB", it.to(), it.from() + 1, Math.min(65_536, 2 * it.from())));
      case RedriveQueue it ->
          List.of(whole("per-second", "Messages a second", it.perSecond(), 1, 500));
      case RefreshInstances it ->
          List.of(whole("healthy", "Percent that stay in service", it.healthy(), 50, 100));
      default -> List.of();
    };
  }

  /** Between a tenth and ten times of what is there, and where nothing is, of what is planned. */
  private static PlanValue sized(String name, String label, long to, long from, int most) {
    long like = from > 0 ? from : Math.max(1, to);
    return whole(
        name,
        label,
        Math.toIntExact(to),
        Math.toIntExact(Math.ceilDiv(like, 10)),
        Math.toIntExact(Math.min(most, 10 * like)));
  }

  static AwsAction with(AwsAction action, Map<String, String> wished) {
    return switch (action) {
      case SetDesiredCapacity it ->
          new SetDesiredCapacity(it.target(), it.from(), number(wished, "instances", it.to()));
      case SetDesiredCount it ->
          new SetDesiredCount(it.target(), it.from(), number(wished, "tasks", it.to()));
      case SetTableCapacity it ->
          new SetTableCapacity(
              it.target(),
              it.from(),
              new Capacity(
                  number(wished, "read", Math.toIntExact(it.to().read())),
                  number(wished, "write", Math.toIntExact(it.to().write()))));
      case SetFunctionConcurrency it ->
          new SetFunctionConcurrency(
              it.target(),
              it.from(),
              Optional.ofNullable(wished.get("calls")).map(Integer::valueOf).or(it::to));
      case GrowDatabaseStorage it ->
          new GrowDatabaseStorage(it.target(), it.from(), number(wished, "gib", it.to()));
      case RedriveQueue it ->
          new RedriveQueue(it.target(), it.from(), number(wished, "per-second", it.perSecond()));
      case RefreshInstances it ->
          new RefreshInstances(it.target(), it.from(), number(wished, "healthy", it.healthy()));
      default -> action;
    };
  }
}
