package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.math.BigDecimal;
import java.util.Optional;

/** What is done to ECS services; pure. */
final class InEcs {

  private InEcs() {}

  static Choice choose(EcsTemplate template, Live live, Facts.Cloud cloud) {
    return switch (template) {
      case EcsTemplate.ForceDeployment _ -> force(live, cloud);
      case EcsTemplate.ScaleService scale -> scale(scale, live, cloud);
      case EcsTemplate.RollBackTaskDefinition _ -> back(live, cloud);
    };
  }

  private static Choice force(Live live, Facts.Cloud cloud) {
    Optional<String> primary =
        InAws.field(cloud, ForceDeployment.DEPLOYMENT).filter(id -> !id.equals("none"));
    if (primary.isEmpty() || cloud.wanted() == 0) {
      return InAws.no("%s has no tasks to replace.".formatted(live.ref().display()));
    }
    return InAws.is(cloud, Told.ROLLOUT, "IN_PROGRESS")
        ? InAws.no("A deployment of %s is under way.".formatted(live.ref().display()))
        : new Act(
            "Replace the tasks of " + live.ref().name(),
            new ForceDeployment(live.target(), primary.get()));
  }

  private static Choice scale(EcsTemplate.ScaleService template, Live live, Facts.Cloud cloud) {
    String service = live.ref().display();
    Optional<Integer> found = Told.number(cloud, SetDesiredCount.TASKS);
    if (found.isEmpty() || found.get() == 0) {
      return InAws.no("%s is to have no tasks; somebody did that on purpose.".formatted(service));
    }
    int now = found.get();
    boolean more = template.factor().compareTo(BigDecimal.ONE) > 0;
    int then =
        more
            ? Amounts.times(now, template.factor(), Math.max(now, template.max()))
            : Math.min(now, Math.max(template.min(), Amounts.times(now, template.factor(), now)));
    return then == now
        ? InAws.no(
            "%s has %d tasks; the playbook goes %s to %d."
                .formatted(
                    service, now, more ? "up" : "down", more ? template.max() : template.min()))
        : new Act(
            "Scale %s from %d to %d tasks".formatted(live.ref().name(), now, then),
            new SetDesiredCount(live.target(), now, then));
  }

  private static Choice back(Live live, Facts.Cloud cloud) {
    Optional<String> now = InAws.field(cloud, RollBackTaskDefinition.DEFINITION);
    Optional<String> earlier = InAws.field(cloud, Told.EARLIER);
    return now.isPresent() && earlier.isPresent()
        ? new Act(
            "Put %s back to task definition %s".formatted(live.ref().name(), earlier.get()),
            new RollBackTaskDefinition(live.target(), now.get(), earlier.get()))
        : InAws.no(
            "%s has no earlier revision of its task definition to go back to."
                .formatted(live.ref().display()));
  }
}
