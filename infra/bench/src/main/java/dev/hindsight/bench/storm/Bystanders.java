package dev.hindsight.bench.storm;

import dev.hindsight.bench.Spread;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.data.CannotRun;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.slack.store.ApiCall;
import dev.hindsight.local.slack.store.OpenView;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** People who want something of the bot while a storm is on: an answer elsewhere, an approval. */
final class Bystanders {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration PRESSED_AGAIN = Duration.ofSeconds(5);

  /** Who asks again at once waits for the channel's next place, storm or not. */
  private static final Duration READING = Duration.ofMillis(1500);

  private static final List<String> IN_CALM = List.of("payments");
  private static final List<String> IN_STORM = List.of("checkout", "cart", "storefront");

  private final StormWorld world;
  private final LocalSlack slack;
  private final JdbcTruth truth;
  private final Clock clock;

  Bystanders(StormWorld world, JdbcTruth truth, Clock clock) {
    this.world = world;
    this.slack = world.slack();
    this.truth = truth;
    this.clock = clock;
  }

  /** Returns when some plans wait for an approver. */
  void prepare() throws InterruptedException {
    slack.put(slack.channel(Workspace.GENERAL).with(Workspace.BOT_USER));
    List<String> services = Stream.concat(IN_CALM.stream(), IN_STORM.stream()).toList();
    services.forEach(service -> world.cluster().inject(Fault.OOM, service));
    for (String service : services) {
      await("a plan for " + service, () -> card(service).contains("ask_approval"));
      slack.click(Workspace.ERIN, Workspace.INCIDENTS, card(service).ts(), "ask_approval");
    }
    await("plans that wait", () -> truth.plansIn("AWAITING_APPROVAL") >= services.size());
    await("their notices", () -> notices(_ -> true).size() >= services.size());
  }

  /** So long they wait when nothing else happens. */
  Waits calm(Duration during) throws InterruptedException {
    return live(during, IN_CALM);
  }

  /** So long they wait while incidents open. */
  Waits storm(Duration during) throws InterruptedException {
    return live(during, IN_STORM);
  }

  /** Approves one after the other and asks in between, for this long. */
  private Waits live(Duration during, List<String> services) throws InterruptedException {
    Waits waits = new Waits(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new Stages());
    long end = System.nanoTime() + during.toNanos();
    List<String> waiting = new ArrayList<>(services);
    while (System.nanoTime() < end || !waiting.isEmpty()) {
      ask(waits);
      if (!waiting.isEmpty()) {
        waits.approvals().add(approve(waiting.removeFirst()));
      }
      Thread.sleep(READING);
    }
    return waits;
  }

  private void ask(Waits waits) throws InterruptedException {
    Instant asked = clock.instant();
    String said = slack.say(Workspace.SAM, Workspace.GENERAL, "@hindsight status");
    await("an answer", () -> !slack.thread(Workspace.GENERAL, said).isEmpty());
    Duration waited = Duration.between(asked, clock.instant());
    waits.stages().add(slack.journal(), said, asked);
    Orphan.of(asked, waited, slack.journal().deliveries(), world.killed())
        .ifPresentOrElse(waits.orphans()::add, () -> waits.elsewhere().add(waited));
  }

  private Duration approve(String service) throws InterruptedException {
    String ts = card(service).ts();
    OpenView review = review(ts, service);
    Instant said = clock.instant();
    slack.submit(Workspace.ADA, review.id(), Map.of("decision", "APPROVE"));
    slack.views(Workspace.ADA).forEach(v -> slack.closeView(Workspace.ADA, v.id()));
    await(
        "the notice of " + service,
        () -> !notices(call -> call.at().isAfter(said) && decided(call, service)).isEmpty());
    return Duration.between(said, clock.instant());
  }

  /** While the bot is down a click opens nothing, and people press again; not at once. */
  private OpenView review(String ts, String service) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      slack.click(Workspace.ADA, Workspace.INCIDENTS, ts, "review_plan");
      long again = System.nanoTime() + PRESSED_AGAIN.toNanos();
      while (System.nanoTime() < again) {
        Optional<OpenView> open = slack.views(Workspace.ADA).stream().filter(of(service)).findAny();
        if (open.isPresent()) {
          return open.get();
        }
        Thread.sleep(20);
      }
    }
    throw new CannotRun("never came: the review of %s; %s".formatted(service, told()));
  }

  private static Predicate<OpenView> of(String service) {
    return view -> view.view().toString().contains(service);
  }

  private static boolean decided(ApiCall call, String service) {
    String text = call.args().getOrDefault("text", "");
    return call.method().equals("chat.update")
        && text.contains(service)
        && !text.contains("please decide");
  }

  private List<ApiCall> notices(Predicate<ApiCall> which) {
    return slack.journal().calls().stream()
        .filter(call -> call.args().getOrDefault("channel", "").startsWith("D"))
        .filter(call -> call.method().startsWith("chat.") && call.error().isEmpty())
        .filter(which)
        .toList();
  }

  private Message card(String service) {
    return slack.messages(Workspace.INCIDENTS).stream()
        .filter(message -> message.text().contains(" " + service + ":"))
        .findFirst()
        .orElseThrow();
  }

  private void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new CannotRun("never came: %s; %s".formatted(what, told()));
      }
      Thread.sleep(20);
    }
  }

  /** What the approver saw last. */
  private String told() {
    return slack.ephemerals(Workspace.ADA).stream()
        .reduce((_, last) -> last)
        .map(last -> "the approver was told: " + last.text())
        .orElse("the approver was told nothing");
  }

  /** There may be no message yet. */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (NoSuchElementException _) {
      return false;
    }
  }

  /**
   * How long people waited.
   *
   * @param elsewhere from a question in another channel to its answer
   * @param orphans the questions that no living bot had for a while
   * @param approvals from an approver's yes to the notice that says so
   * @param stages where the answers' time went
   */
  record Waits(
      List<Duration> elsewhere, List<Orphan> orphans, List<Duration> approvals, Stages stages) {

    double elsewhereP95() {
      return p95(elsewhere);
    }

    double approvalsP95() {
      return p95(approvals);
    }

    double orphansMax() {
      return orphans.stream()
          .mapToDouble(each -> each.waited().toMillis())
          .max()
          .orElse(Double.NaN);
    }

    private static double p95(List<Duration> all) {
      return all.isEmpty() ? Double.NaN : Spread.of(all).percentile(95);
    }
  }
}
