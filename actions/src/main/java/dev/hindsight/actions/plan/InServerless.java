package dev.hindsight.actions.plan;

import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.plan.Choice.Act;
import java.util.Optional;

/** What is done to functions, queues and tables; pure. */
final class InServerless {

  private InServerless() {}

  static Choice choose(ServerlessTemplate template, Live live, Facts.Cloud cloud) {
    return switch (template) {
      case ServerlessTemplate.RollBackAlias _ -> back(live, cloud);
      case ServerlessTemplate.RaiseConcurrency raise -> concurrency(raise, live, cloud);
      case ServerlessTemplate.RedriveQueue redrive -> redrive(redrive, live, cloud);
      case ServerlessTemplate.RaiseTableCapacity raise -> capacity(raise, live, cloud);
    };
  }

  private static Choice back(Live live, Facts.Cloud cloud) {
    Optional<String> now =
        InAws.field(cloud, RollBackAlias.POINTS_TO).filter(v -> v.matches("\\d+"));
    Optional<String> earlier = InAws.field(cloud, Told.EARLIER);
    return now.isPresent() && earlier.isPresent()
        ? new Act(
            "Point %s of %s back to version %s"
                .formatted(live.ref().name(), live.ref().namespace(), earlier.get()),
            new RollBackAlias(live.target(), now.get(), earlier.get()))
        : InAws.no("%s has no earlier version to point to.".formatted(live.ref().display()));
  }

  private static Choice concurrency(
      ServerlessTemplate.RaiseConcurrency template, Live live, Facts.Cloud cloud) {
    Optional<Integer> found = Told.number(cloud, SetFunctionConcurrency.RESERVED);
    if (found.isEmpty()) {
      return InAws.no(
          ("Nothing is reserved for %s: what throttles it is the limit of the account, which only"
                  + " people raise.")
              .formatted(live.ref().display()));
    }
    int now = found.get();
    if (now == 0) {
      return InAws.no(
          "%s is switched off; somebody did that on purpose.".formatted(live.ref().display()));
    }
    if (now >= template.max()) {
      return InAws.no(
          "%s has %d calls reserved already; the playbook goes up to %d."
              .formatted(live.ref().display(), now, template.max()));
    }
    int then = Amounts.times(now, template.factor(), template.max());
    return new Act(
        "Reserve %d calls at once for %s".formatted(then, live.ref().name()),
        new SetFunctionConcurrency(live.target(), found, Optional.of(then)));
  }

  private static Choice redrive(
      ServerlessTemplate.RedriveQueue template, Live live, Facts.Cloud cloud) {
    Optional<String> newest = InAws.field(cloud, RedriveQueue.MOVE);
    if (newest.isEmpty()) {
      return InAws.no("%s is not known to be a dead-letter queue.".formatted(live.ref().display()));
    }
    if (InAws.is(cloud, Told.PROGRESS, "RUNNING")) {
      return InAws.no("Messages of %s are being moved already.".formatted(live.ref().display()));
    }
    int waiting = Told.number(cloud, Told.MESSAGES).orElse(0);
    return waiting == 0
        ? InAws.no("No message waits in %s.".formatted(live.ref().display()))
        : new Act(
            "Move the messages of %s back to their queue".formatted(live.ref().name()),
            new RedriveQueue(live.target(), newest.get(), template.perSecond()));
  }

  private static Choice capacity(
      ServerlessTemplate.RaiseTableCapacity template, Live live, Facts.Cloud cloud) {
    int read = Told.number(cloud, SetTableCapacity.READ).orElse(0);
    int write = Told.number(cloud, SetTableCapacity.WRITE).orElse(0);
    if (read == 0 || write == 0) {
      return InAws.no("%s has no provisioned capacity.".formatted(live.ref().display()));
    }
    Capacity now = new Capacity(read, write);
    Capacity then = new Capacity(raised(template, read), raised(template, write));
    return then.equals(now)
        ? InAws.no(
            "%s has %d read and %d write units already; the playbook goes up to %d."
                .formatted(live.ref().display(), read, write, template.max()))
        : new Act(
            "Give %s %d read and %d write units"
                .formatted(live.ref().name(), then.read(), then.write()),
            new SetTableCapacity(live.target(), now, then));
  }

  /** One that is above the maximum already stays as it is. */
  private static int raised(ServerlessTemplate.RaiseTableCapacity template, int now) {
    return Amounts.times(now, template.factor(), Math.max(now, template.max()));
  }
}
