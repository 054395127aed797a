package dev.hindsight.local.story;

import dev.hindsight.HindsightApplication;
import dev.hindsight.local.cluster.ApiWrite;
import dev.hindsight.local.cluster.ClusterSettings;
import dev.hindsight.local.cluster.PracticeCluster;
import dev.hindsight.local.scene.JournalRules;
import dev.hindsight.local.scene.Scene;
import dev.hindsight.local.slack.LocalSlack;
import dev.hindsight.local.slack.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole practice world in this JVM: cluster, Slack, database and bot on one settable clock. */
public final class Story implements AutoCloseable {

  final StoryClock clock = new StoryClock();
  public final Scene scene;
  public final LocalSlack slack;
  public final PracticeCluster cluster;
  public final JdbcClient jdbc;
  private final ConfigurableApplicationContext bot;

  Story(Path dir) throws IOException {
    this(dir, false, Map.of());
  }

  /**
   * @param http whether Slack sends signed requests to the bot
   * @param settings of the bot, besides those of every story
   */
  public Story(Path dir, boolean http, Map<String, String> settings) throws IOException {
    scene = new Scene(dir, ClusterSettings.practice(clock), http);
    slack = scene.slack();
    cluster = scene.cluster();
    jdbc = scene.jdbc();
    bot = startBot(settings);
    await("the bot listens to Slack", () -> slack.connections() > 0);
  }

  private ConfigurableApplicationContext startBot(Map<String, String> more) {
    Stream<String> settings =
        Stream.concat(
            Stream.concat(scene.botSettings().entrySet().stream(), more.entrySet().stream())
                .map(e -> "--" + e.getKey() + "=" + e.getValue()),
            Stream.of(
                "--db-scheduler.heartbeat-interval=1m",
                // the story moves the database's time on by hand
                "--hindsight.queue.read-clock-every=0s"));
    return new SpringApplicationBuilder(HindsightApplication.class)
        .initializers(
            context ->
                ((GenericApplicationContext) context)
                    .registerBean("storyClock", Clock.class, () -> clock, b -> b.setPrimary(true)))
        .run(settings.toArray(String[]::new));
  }

  /** Lets time pass, a second at a time, until it is so; fails after half an hour of it. */
  public void await(String what, Supplier<Boolean> condition) {
    for (int second = 0; second < 1800; second++) {
      if (condition.get()) {
        return;
      }
      advance(Duration.ofSeconds(1));
      pause();
    }
    throw new AssertionError("never came: " + what + "\n" + scene.shown());
  }

  public void advance(Duration by) {
    clock.advance(by);
    jdbc.sql("update actions.clock_offset set ahead = make_interval(secs => :seconds)")
        .param("seconds", clock.ahead().toMillis() / 1000.0)
        .update();
  }

  /** The newest card. */
  public Message card() {
    return scene.cards().getLast();
  }

  /** The newest card about a service. */
  public Optional<Message> cardOf(String service) {
    return scene.cards().reversed().stream()
        .filter(card -> card.text().contains(" " + service + ":"))
        .findFirst();
  }

  boolean cardSays(String... parts) {
    List<Message> all = scene.cards();
    return !all.isEmpty() && List.of(parts).stream().allMatch(all.getLast()::contains);
  }

  public List<Message> thread() {
    return scene.thread(card());
  }

  List<ApiWrite> writes() {
    return scene.writes();
  }

  @Override
  public void close() throws IOException {
    bot.close();
    try {
      List<String> broken = JournalRules.broken(slack, jdbc);
      if (!broken.isEmpty()) {
        throw new AssertionError(String.join("\n", broken));
      }
    } finally {
      scene.close();
    }
  }

  /** Real threads do real work between two steps of the clock. */
  private static void pause() {
    try {
      Thread.sleep(40);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
