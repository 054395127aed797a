package dev.hindsight.local.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.local.cluster.ApiWrite;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.Fault;
import dev.hindsight.local.scene.JournalRules;
import dev.hindsight.local.scene.Scene;
import dev.hindsight.local.slack.Message;
import dev.hindsight.local.slack.Workspace;
import dev.hindsight.local.up.BotJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bot dies around its one write; another one concludes the run, and the write stays one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class BotKilledTest {

  private static final int KILLED = 137;
  private static final Duration SOAK = Duration.ofSeconds(2);

  /** Broken at once, so that each test finds a plan on its card. */
  private static final Map<String, Fault> BROKEN =
      Map.of(
          "checkout", Fault.OOM,
          "payments", Fault.BAD_IMAGE,
          "cart", Fault.OOM,
          "storefront", Fault.OOM);

  private Scene scene;
  private Path directory;
  private BotJvm bot;

  @BeforeAll
  void begin(@TempDir Path temporary) throws Exception {
    directory = temporary;
    scene =
        new Scene(
            directory,
            ClusterSettings.practice(Clock.systemUTC())
                .withAlerting(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    BROKEN.forEach((service, fault) -> scene.cluster().inject(fault, service));
    startBot();
  }

  @AfterAll
  void end() throws Exception {
    bot.close();
    try (Scene played = scene) {
      assertThat(JournalRules.brokenThroughDeaths(played.slack(), played.jdbc())).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "after-intent,  payments, 0, open, DONE",
    "after-write,   checkout, 1, open, RECOVERED",
    "after-outcome, cart,     1, DONE, DONE"
  })
  void diesAt(String place, String service, int writes, String journalThen, String journalAfter)
      throws Exception {
    bot.tell(place);
    approve(service);
    assertThat(bot.exitCode()).as(bot.lastWords()).isEqualTo(KILLED);
    assertThat(writes(service)).hasSize(writes);
    assertThat(journal(service)).containsExactly(journalThen);
    startBot();
    assertConcludes(service, journalAfter);
  }

  @Test
  void diesAtAnyMomentOfTheVerification(TestReporter reporter) throws Exception {
    approve("storefront");
    await("it verifies", () -> state("storefront").equals("VERIFYING"));
    long moment = ThreadLocalRandom.current().nextLong(SOAK.toMillis());
    reporter.publishEntry("killed after ms", Long.toString(moment));
    Awaitility.await().pollDelay(Duration.ofMillis(moment)).until(() -> true);
    bot.kill();
    assertThat(bot.exitCode()).isEqualTo(KILLED);
    startBot();
    assertConcludes("storefront", "DONE");
  }

  private void startBot() throws IOException, InterruptedException {
    Map<String, String> settings = new HashMap<>(scene.botSettings());
    settings.put("hindsight.remediation.soak", SOAK.toMillis() + "ms");
    settings.put("hindsight.remediation.sample-every", "500ms");
    settings.put("db-scheduler.heartbeat-interval", "500ms");
    bot = BotJvm.start(MortalBot.class, settings, directory);
    await("the bot listens to Slack", () -> scene.slack().connections() == 1);
  }

  private void approve(String service) {
    await("a plan on the card", () -> cardSays(service, "Ask for approval"));
    scene.click(Workspace.ERIN, card(service), "ask_approval");
    await("it waits for an approver", () -> cardSays(service, "Review plan"));
    scene.review(Workspace.ADA, card(service), "APPROVE");
  }

  private void assertConcludes(String service, String outcome) {
    await("the incident resolves", () -> cardSays(service, "Resolved"));
    assertThat(card(service).text()).contains("Fixed by: ").doesNotContain("no plan of ours");
    assertThat(state(service)).isEqualTo("SUCCEEDED");
    assertThat(writes(service)).as("the cluster saw the write once").hasSize(1);
    assertThat(journal(service)).containsExactly(outcome);
    assertThat(scene.thread(card(service))).extracting(Message::text).doesNotHaveDuplicates();
    assertThat(scene.cards()).as("one card each").hasSize(BROKEN.size());
  }

  private boolean cardSays(String service, String part) {
    return cards(service).stream().anyMatch(card -> card.contains(part));
  }

  private Message card(String service) {
    assertThat(cards(service)).as("cards of " + service).hasSize(1);
    return cards(service).getFirst();
  }

  private List<Message> cards(String service) {
    return scene.cards().stream()
        .filter(card -> card.blocks().path(0).toString().contains(service))
        .toList();
  }

  private List<ApiWrite> writes(String service) {
    return scene.writes().stream()
        .filter(write -> write.path().contains("/deployments/" + service))
        .toList();
  }

  private String state(String service) {
    return scene
        .jdbc()
        .sql("select state from actions.plans where service like :service order by id desc limit 1")
        .param("service", "%" + service)
        .query(String.class)
        .single();
  }

  /** The outcomes of a run's journal, in its order. */
  private List<String> journal(String service) {
    return scene
        .jdbc()
        .sql(
            "select coalesce(j.outcome, 'open') from actions.plan_journal j join actions.plans p on"
                + " p.id = j.plan where p.service like :service order by j.id")
        .param("service", "%" + service)
        .query(String.class)
        .list();
  }

  private void await(String what, BooleanSupplier condition) {
    try {
      Awaitility.await(what).atMost(Duration.ofSeconds(40)).until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "never came: %s%n%s%n%s".formatted(what, scene.shown(), bot.lastWords()), e);
    }
  }
}
