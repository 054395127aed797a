package dev.hindsight.bot.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.slack.block.Home;
import dev.hindsight.bot.slack.view.HomeView;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A Home that somebody looks at shows what is now, whichever replica notices. */
class HomesTest {

  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final PersonId ERIN = new PersonId("U1");
  private static DataSource database;

  private final ScriptedSlack slack = new ScriptedSlack();
  private final JdbcHomes homes = new JdbcHomes(JdbcClient.create(database));
  private final AtomicReference<String> world = new AtomicReference<>("calm");

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @AfterEach
  void end() {
    slack.close();
    JdbcClient.create(database).sql("truncate bot.slack_homes").update();
  }

  private Home home() {
    if (world.get().isEmpty()) {
      throw new IllegalStateException("no database");
    }
    return HomeView.closed(world.get());
  }

  private Homes replica(Instant now) {
    SlackConfig config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(slack.api().toString());
    config.setProxyUrl(null);
    return new Homes(
        _ -> home(),
        homes,
        Slack.getInstance(config).methods("xoxb-1"),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private int published() {
    return slack.calls("views.publish").size();
  }

  @Test
  void readingAHomesPagesGivesItsConnectionBack() {
    HikariDataSource of = (HikariDataSource) database;
    homes.opened(ERIN, NOW);
    homes.page(ERIN, Part.OPEN, 2);
    for (int look = 0; look <= of.getMaximumPoolSize(); look++) {
      assertThat(homes.pages(ERIN)).containsOnlyKeys(Part.OPEN);
    }
    assertThat(of.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void whatAHomeShowedIsForgottenAfterADay() {
    replica(NOW).opened(ERIN);
    replica(NOW.plus(Duration.ofHours(23))).refresh();
    assertThat(homes.shown(ERIN)).contains("calm");
    replica(NOW.plus(Duration.ofHours(25))).refresh();
    assertThat(homes.shown(ERIN)).isEmpty();
  }

  @Test
  void aChangeIsShownByAnotherReplicaAndOnlyOnce() {
    replica(NOW).opened(ERIN);
    assertThat(published()).isEqualTo(1);
    replica(NOW.plusSeconds(5)).refresh();
    assertThat(published()).as("nothing has changed").isEqualTo(1);
    world.set("an incident");
    replica(NOW.plusSeconds(10)).refresh();
    replica(NOW.plusSeconds(15)).refresh();
    assertThat(published()).isEqualTo(2);
    assertThat(slack.calls("views.publish").getLast().get("view")).contains("an incident");
  }

  @Test
  void whoLookedLongAgoIsLeftAlone() {
    replica(NOW).opened(ERIN);
    world.set("an incident");
    replica(NOW.plus(Duration.ofMinutes(16))).refresh();
    replica(NOW.plus(Duration.ofMinutes(16))).refresh(ERIN);
    assertThat(published()).isEqualTo(1);
  }

  @Test
  void whatSlackDidNotTakeIsTriedAgainAMinuteLater() {
    slack.refuse("views.publish", "not_enabled");
    replica(NOW).opened(ERIN);
    replica(NOW.plusSeconds(5)).refresh();
    assertThat(published()).isEqualTo(1);
    replica(NOW.plusSeconds(61)).refresh();
    replica(NOW.plusSeconds(66)).refresh();
    assertThat(published()).isEqualTo(2);
  }

  @Test
  void whatCannotBeReadIsSaidThereAndMendsItself() {
    world.set("");
    replica(NOW).opened(ERIN);
    assertThat(slack.calls("views.publish").getLast().get("view"))
        .contains("cannot be read right now");
    world.set("calm again");
    replica(NOW.plusSeconds(5)).refresh();
    assertThat(slack.calls("views.publish").getLast().get("view")).contains("calm again");
  }

  @Test
  void pagesAreTurnedForOnePersonAndForgottenWithTheNextLook() {
    replica(NOW).opened(ERIN);
    replica(NOW).turn(ERIN, "OPEN 2");
    replica(NOW).turn(ERIN, "WAITING 1");
    replica(NOW).turn(ERIN, "NOTHING 1");
    replica(NOW).turn(ERIN, "OPEN x");
    assertThat(homes.pages(ERIN)).isEqualTo(Map.of(Part.OPEN, 2, Part.WAITING, 1));
    replica(NOW).opened(ERIN);
    assertThat(homes.pages(ERIN)).isEmpty();
  }
}
