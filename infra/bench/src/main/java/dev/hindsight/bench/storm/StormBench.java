package dev.hindsight.bench.storm;

import dev.hindsight.bench.Running;
import dev.hindsight.bench.TemporaryDirectory;
import dev.hindsight.bench.storm.Bystanders.Waits;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.up.Progress;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One storm in a temporary world of its own. */
record StormBench(Clock clock, Progress progress) {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  /** So many incidents are taken by somebody in the middle of it. */
  private static final int TAKEN = 10;

  Measured run(int count, Duration within, boolean kill) throws IOException, InterruptedException {
    try (Running running = Running.untilExit(progress)) {
      StormWorld world =
          running.add(
              new StormWorld(running.add(TemporaryDirectory.create()).path(), clock, progress));
      world.start();
      JdbcTruth truth = new JdbcTruth(world.database());
      Bystanders people = new Bystanders(world, truth, clock);
      progress.say("waiting for plans that people will approve in the storm ...");
      people.prepare();
      progress.say("%d s without a storm ...".formatted(within.multipliedBy(2).toSeconds()));
      Waits calm = people.calm(within.multipliedBy(2));
      int before = truth.states().size();
      Instant began = clock.instant();
      progress.say("%d incidents in %d s ...".formatted(count, within.toSeconds()));
      Thread hail = Thread.ofVirtual().start(() -> hail(world, count, within));
      Thread death = Thread.ofVirtual().start(() -> die(world, within, kill));
      Waits storm = people.storm(within.multipliedBy(2));
      storm.orphans().forEach(each -> progress.say(each.toString()));
      hail.join();
      death.join();
      take(world, truth);
      return settled(world, truth, before + count, began, calm, storm);
    }
  }

  private void hail(StormWorld world, int count, Duration within) {
    try {
      new AlertHail(world.receiver(), clock).send(count, within);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void die(StormWorld world, Duration within, boolean kill) {
    try {
      Thread.sleep(within.dividedBy(2));
      if (kill) {
        progress.say("kill -9");
        world.killBot();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever takes one changes what has to be shown. */
  private static void take(StormWorld world, JdbcTruth truth) {
    truth.states().entrySet().stream()
        .filter(state -> state.getValue().endsWith(" open"))
        .map(Map.Entry::getKey)
        .sorted()
        .limit(TAKEN)
        .forEach(id -> world.slack().slash(Workspace.ERIN, Workspace.GENERAL, "/ops ack " + id));
  }

  private Measured settled(
      StormWorld world, JdbcTruth truth, int incidents, Instant began, Waits calm, Waits storm)
      throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Map<String, String> shown = shown(world.slack());
      Map<String, String> is = truth.states();
      List<String> lost = is.keySet().stream().filter(id -> !shown.containsKey(id)).toList();
      List<String> wrong = wrong(is, shown);
      boolean done = lost.isEmpty() && wrong.isEmpty() && is.size() >= incidents;
      if (done || System.nanoTime() > end) {
        List<Instant> posts = posts(world.slack(), began);
        return new Measured(
            is.size(),
            posts.size(),
            Shown.most(posts),
            calm,
            storm,
            missing(lost, incidents - is.size()),
            wrong);
      }
      progress.say(
          "%d of %d incidents, %d not shown yet, %d shown otherwise"
              .formatted(is.size(), incidents, lost.size(), wrong.size()));
      Thread.sleep(BETWEEN);
    }
  }

  /** What the bot was sent and never opened is lost as well. */
  private static List<String> missing(List<String> lost, int neverOpened) {
    List<String> all = new ArrayList<>(lost);
    for (int i = 0; i < neverOpened; i++) {
      all.add("an alert that opened nothing");
    }
    return all;
  }

  private static List<String> wrong(Map<String, String> is, Map<String, String> shown) {
    return is.entrySet().stream()
        .filter(truth -> shown.containsKey(truth.getKey()))
        .filter(truth -> !truth.getValue().equals(shown.get(truth.getKey())))
        .map(t -> "%s is %s, shown %s".formatted(t.getKey(), t.getValue(), shown.get(t.getKey())))
        .toList();
  }

  private static Map<String, String> shown(LocalSlack slack) {
    List<Message> roots = slack.messages(Workspace.INCIDENTS);
    List<Message> replies =
        roots.stream()
            .filter(root -> Shown.isStorm(root.text()))
            .flatMap(root -> slack.thread(Workspace.INCIDENTS, root.ts()).stream())
            .toList();
    return Shown.of(roots, replies);
  }

  private static List<Instant> posts(LocalSlack slack, Instant began) {
    return slack.journal().calls().stream()
        .filter(call -> call.method().equals("chat.postMessage") && call.status() == 200)
        .filter(call -> call.error().isEmpty() && call.at().isAfter(began))
        .filter(call -> Workspace.INCIDENTS.equals(call.args().get("channel")))
        .map(ApiCall::at)
        .toList();
  }
}
