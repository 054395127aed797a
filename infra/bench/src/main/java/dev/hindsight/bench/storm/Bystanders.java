package dev.hindsight.bench.storm;

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
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** People who want something of the bot while a storm is on: an answer elsewhere, an approval. */
final class Bystanders {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final List<String> SERVICES = List.of("checkout", "cart", "storefront");

  private final StormWorld world;
  private final LocalSlack slack;
  private final JdbcTruth truth;
  private final Clock clock;
  private final List<Duration> answers = new ArrayList<>();
  private final List<Duration> approvals = new ArrayList<>();

  Bystanders(StormWorld world, JdbcTruth truth, Clock clock) {
    this.world = world;
    this.slack = world.slack();
    this.truth = truth;
    this.clock = clock;
  }

  /** Returns when some plans wait for an approver. */
  void prepare() throws InterruptedException {
    slack.put(slack.channel(Workspace.GENERAL).with(Workspace.BOT_USER));
    SERVICES.forEach(service -> world.cluster().inject(Fault.OOM, service));
    for (String service : SERVICES) {
      await("a plan for " + service, () -> card(service).contains("ask_approval"));
      slack.click(Workspace.ERIN, Workspace.INCIDENTS, card(service).ts(), "ask_approval");
    }
    await("plans that wait", () -> truth.plansIn("AWAITING_APPROVAL") >= SERVICES.size());
    await("their notices", () -> notices(_ -> true).size() >= SERVICES.size());
  }

  /** Approves one after the other and asks in between, for this long. */
  void live(Duration during) throws InterruptedException {
    long end = System.nanoTime() + during.toNanos();
    List<String> waiting = new ArrayList<>(SERVICES);
    while (System.nanoTime() < end || !waiting.isEmpty()) {
      ask();
      if (!waiting.isEmpty()) {
        approve(waiting.removeFirst());
      }
    }
  }

  private void ask() throws InterruptedException {
    String said = slack.say(Workspace.SAM, Workspace.GENERAL, "@hindsight status");
    Instant asked = clock.instant();
    await("an answer", () -> !slack.thread(Workspace.GENERAL, said).isEmpty());
    answers.add(Duration.between(asked, clock.instant()));
  }

  private void approve(String service) throws InterruptedException {
    String ts = card(service).ts();
    await("the review of " + service, () -> reviewed(ts));
    OpenView review = slack.views(Workspace.ADA).getLast();
    Instant said = clock.instant();
    slack.submit(Workspace.ADA, review.id(), Map.of("decision", "APPROVE"));
    slack.views(Workspace.ADA).forEach(v -> slack.closeView(Workspace.ADA, v.id()));
    await(
        "the notice of " + service,
        () -> !notices(call -> call.at().isAfter(said) && decided(call, service)).isEmpty());
    approvals.add(Duration.between(said, clock.instant()));
  }

  /** While the bot is down a click opens nothing, and people press again. */
  private boolean reviewed(String ts) {
    slack.click(Workspace.ADA, Workspace.INCIDENTS, ts, "review_plan");
    return !slack.views(Workspace.ADA).isEmpty();
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

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      if (System.nanoTime() > end) {
        throw new CannotRun("never came: " + what);
      }
      Thread.sleep(20);
    }
  }

  /** There may be no message yet. */
  private static boolean holds(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (NoSuchElementException _) {
      return false;
    }
  }

  List<Duration> answers() {
    return List.copyOf(answers);
  }

  List<Duration> approvals() {
    return List.copyOf(approvals);
  }
}
