package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.GroupProcess;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.math.BigDecimal;
import java.util.Optional;

/** What is done to Auto Scaling groups; pure. */
final class InAutoScaling {

  private InAutoScaling() {}

  static Choice scale(ComputeTemplate.ScaleGroup template, Live live, Facts.Cloud cloud) {
    Optional<Integer> now = Told.number(cloud, SetDesiredCapacity.DESIRED);
    Optional<Integer> least = Told.number(cloud, Told.LEAST);
    Optional<Integer> most = Told.number(cloud, Told.MOST);
    if (now.isEmpty() || least.isEmpty() || most.isEmpty()) {
      return InAws.no(
          "It cannot be told how large %s is and may be.".formatted(live.ref().display()));
    }
    return template.factor().compareTo(BigDecimal.ONE) > 0
        ? more(template, live, cloud, now.get(), most.get())
        : fewer(template, live, now.get(), least.get());
  }

  private static Choice more(
      ComputeTemplate.ScaleGroup template, Live live, Facts.Cloud cloud, int now, int most) {
    String group = live.ref().display();
    if (now == 0) {
      return InAws.no("%s is scaled to zero; somebody did that on purpose.".formatted(group));
    }
    if (cloud.ready() < now) {
      return InAws.no(
          "%s waits for %d of its %d instances already; to want more gives none."
              .formatted(group, now - cloud.ready(), now));
    }
    if (InAws.is(cloud, GroupProcess.Launch.field(), GroupProcess.SUSPENDED)) {
      return InAws.no("%s starts no instances: its process Launch is suspended.".formatted(group));
    }
    if (now >= most) {
      return InAws.no(
          "%s has its own maximum of %d instances; only people raise it.".formatted(group, most));
    }
    return now >= template.max()
        ? InAws.no(
            "%s has %d instances already; the playbook goes up to %d."
                .formatted(group, now, template.max()))
        : set(live, now, Amounts.times(now, template.factor(), Math.min(most, template.max())));
  }

  private static Choice fewer(ComputeTemplate.ScaleGroup template, Live live, int now, int least) {
    int floor = Math.max(template.min(), least);
    int then = Math.max(floor, Amounts.times(now, template.factor(), now));
    return then >= now
        ? InAws.no(
            "%s has %d instances; the playbook goes down to %d."
                .formatted(live.ref().display(), now, floor))
        : set(live, now, then);
  }

  private static Choice set(Live live, int from, int to) {
    return new Act(
        "Scale group %s from %d to %d instances".formatted(live.ref().name(), from, to),
        new SetDesiredCapacity(live.target(), from, to));
  }

  static Choice refresh(ComputeTemplate.RefreshInstances template, Live live, Facts.Cloud cloud) {
    Optional<String> newest = InAws.field(cloud, RefreshInstances.REFRESH);
    if (newest.isEmpty()) {
      return InAws.no(
          "It cannot be told whether a refresh of %s is under way."
              .formatted(live.ref().display()));
    }
    String progress = InAws.field(cloud, Told.PROGRESS).orElse("");
    return progress.equals("Pending")
            || progress.equals("InProgress")
            || progress.equals("Cancelling")
            || progress.startsWith("Rollback")
        ? InAws.no("A refresh of %s is under way: %s.".formatted(live.ref().display(), progress))
        : new Act(
            "Replace all instances of " + live.ref().name(),
            new RefreshInstances(live.target(), newest.get(), template.healthy()));
  }
}
