package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.digest.IsoWeek;
import dev.hindsight.bot.digest.JdbcSubscriptions;
import dev.hindsight.bot.digest.Period;
import dev.hindsight.bot.digest.TestFigures;
import dev.hindsight.bot.digest.Told;
import dev.hindsight.bot.slack.block.Message;
import dev.hindsight.bot.slack.command.DigestDesk.Wish;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * People have the digest when and where they say, and are told in which zone that was understood.
 */
class DigestAnswersTest {

  private static final PersonId MORGAN = new PersonId("U1");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static DataSource database;
  private static JdbcSubscriptions subscriptions;

  private final List<Period> asked = new ArrayList<>();

  // a Tuesday
  private final DigestAnswers answers =
      new DigestAnswers(
          subscriptions,
          _ -> Optional.of(BERLIN),
          period -> {
            asked.add(period);
            return TestFigures.full();
          },
          _ -> Optional.empty(),
          _ -> Optional.empty(),
          place -> place.equals("C9") ? Optional.of("I am not in that channel") : Optional.empty(),
          (place, _) ->
              place.equals("C5") ? Optional.of("you are not in that channel") : Optional.empty(),
          Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC));

  @BeforeAll
  static void migrate() {
    database = TestDatabase.with("bot");
    subscriptions = new JdbcSubscriptions(JdbcClient.create(database));
  }

  @AfterAll
  static void close() {
    ((HikariDataSource) database).close();
  }

  @BeforeEach
  void empty() {
    JdbcClient.create(database)
        .sql("truncate bot.digest_subscriptions, bot.digest_sends cascade")
        .update();
  }

  private String say(String words, String channel) {
    return done(answers.wish(words, MORGAN, Optional.of(channel))).text();
  }

  private static Message done(Wish wish) {
    return switch (wish) {
      case Wish.Say(Message message) -> message;
      case Wish.Change change -> change.does().get();
    };
  }

  @Test
  void theZoneAndTheNextTimeAreSaidBack() {
    // Monday 30 November, 09:00 in Berlin
    assertThat(say("on", "D1"))
        .isEqualTo(
            "The weekly digest comes to you in private: Mondays 09:00 Europe/Berlin, next:"
                + " <!date^1796025600^{date_short_pretty} at {time}|2026-11-30 08:00 UTC> (of week"
                + " 48).");
    assertThat(say("when fri 17:30", "D1")).contains("Fridays 17:30 Europe/Berlin", "of week 47");
    assertThat(say("when tue", "D1")).contains("Tuesdays 17:30");
    assertThat(say("when 8", "D1")).contains("Tuesdays 08:00");
    assertThat(subscriptions.of("U1")).get().matches(s -> s.active() && s.zone().equals(BERLIN));
  }

  @Test
  void inAChannelItIsTheChannels() {
    assertThat(say("on", "C1")).contains("comes to <#C1>");
    assertThat(subscriptions.of("U1")).isEmpty();
    assertThat(subscriptions.of("C1")).get().matches(s -> s.person().equals(MORGAN));
  }

  @Test
  void nothingIsChangedBeforeTheButtonAndTheButtonMeansTheSameChannel() {
    Wish.Change change = (Wish.Change) answers.wish("on", MORGAN, Optional.of("C1"));
    assertThat(change.what()).contains("would come to <#C1>: Mondays 09:00 Europe/Berlin");
    assertThat(subscriptions.of("C1")).isEmpty();
    done(answers.wish(change.words(), MORGAN, Optional.empty()));
    assertThat(subscriptions.of("C1")).isPresent();
    assertThat(subscriptions.of("U1")).isEmpty();
  }

  @Test
  void aChannelsDigestIsChangedByWhoIsInIt() {
    done(answers.wish("on", MORGAN, Optional.of("C5")));
    for (String words : List.of("off in C5", "when fri 17:00 in <#C5|other>", "on in C5")) {
      assertThat(say(words, "C1")).contains("not yours to change", "you are not in that channel");
    }
    assertThat(subscriptions.of("C5")).get().matches(s -> s.active());
    assertThat(say("off", "C5")).contains("is off");
  }

  @Test
  void aChannelThatCannotHaveItIsToldWhy() {
    assertThat(say("on", "C9")).contains("I am not in that channel", "Nothing was changed");
    assertThat(subscriptions.of("C9")).isEmpty();
  }

  @Test
  void offAndOnAgainKeepsTheTimeAndMakesUpForNothing() {
    say("when mon 07:00", "D1");
    assertThat(say("off", "D1")).contains("is off.");
    assertThat(say("off", "D1")).contains("is not on here");
    assertThat(say("on", "D1")).contains("Mondays 07:00", "of week 48");
  }

  @Test
  void theDayIsMovedWithoutLosingAWeek() {
    say("when wed 09:00", "D1");
    // this week's Monday is past, and last week was not told yet
    JdbcClient.create(database)
        .sql("update bot.digest_subscriptions set since = '2026-11-01'")
        .update();
    assertThat(say("when mon 09:00", "D1")).contains("next: at once", "of week 47");
  }

  @ParameterizedTest
  @ValueSource(strings = {"when", "when someday", "when mon 25:00", "when mon 09:00 or so"})
  void whatIsNoTimeChangesNothing(String words) {
    assertThat(say(words, "D1")).contains("Nothing was changed");
    assertThat(subscriptions.of("U1")).isEmpty();
  }

  @Test
  void thePreviewIsOfTheLastWeekThatIsOverThere() {
    Message preview = done(answers.wish("preview", MORGAN, Optional.of("D1")));
    assertThat(asked).containsExactly(new IsoWeek(2026, 47).in(BERLIN));
    assertThat(preview.text()).contains(Told.numbers(TestFigures.full()).getFirst().toString());
    assertThat(preview.blocks()).hasSizeBetween(8, 50);
    assertThat(subscriptions.of("U1")).isEmpty();
  }

  @Test
  void anythingElseIsToldWhatThereIs() {
    assertThat(say("please", "D1")).contains("digest preview", "digest when mon 09:00");
  }
}
