package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.digest.Subscription.Due;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When the next digest comes, and of which week it tells; each row says why. */
class SubscriptionTest {

  @ParameterizedTest(name = "{7}")
  @CsvSource({
    // 23 November 2026 is a Monday, of week 48
    "mon 09:00,UTC,2026-11-01,'',2026-11-23T08:59:00Z,2026-W47,2026-11-23T09:00:00Z,a minute"
        + " before",
    "mon 09:00,UTC,2026-11-01,'',2026-11-23T09:30:00Z,2026-W47,2026-11-23T09:00:00Z,due and not"
        + " sent",
    "mon 09:00,UTC,2026-11-01,2026-W47,2026-11-23T09:30:00Z,2026-W48,2026-11-30T09:00:00Z,sent",
    "mon 09:00,UTC,2026-11-23,'',2026-11-23T09:30:00Z,2026-W47,2026-11-23T09:00:00Z,on since"
        + " midnight",
    "mon 09:00,UTC,2026-11-24,'',2026-11-24T09:30:00Z,2026-W48,2026-11-30T09:00:00Z,on since after"
        + " it",
    "fri 17:00,UTC,2026-11-01,2026-W46,2026-11-23T09:30:00Z,2026-W47,2026-11-27T17:00:00Z,later in"
        + " the week",
    "mon 09:00,UTC,2026-11-01,2026-W44,2026-11-26T01:00:00Z,2026-W47,2026-11-23T09:00:00Z,down for"
        + " three weeks: only the last",
    "fri 17:00,UTC,2026-11-01,2026-W47,2026-11-24T09:30:00Z,2026-W48,2026-12-04T17:00:00Z,moved to"
        + " Friday after Monday's",
    // the person left Kiritimati for Honolulu: Monday's digest was sent while it was Sunday there
    "mon 09:00,Pacific/Honolulu,2026-11-01,2026-W47,2026-11-22T20:00:00Z,2026-W48,2026-11-30T19:00:00Z,a"
        + " zone behind",
    // clocks in Berlin skip 02:30 on 29 March and say it twice on 25 October 2026
    "sun 02:30,Europe/Berlin,2026-03-01,2026-W11,2026-03-28T12:00:00Z,2026-W12,2026-03-29T01:30:00Z,the"
        + " time that is not",
    "sun 02:30,Europe/Berlin,2026-10-01,2026-W41,2026-10-24T12:00:00Z,2026-W42,2026-10-25T00:30:00Z,the"
        + " first of two",
    "sun 02:30,Europe/Berlin,2026-10-01,2026-W42,2026-10-25T01:30:00Z,2026-W43,2026-11-01T01:30:00Z,not"
        + " at the second"
  })
  void comesOnce(
      String rhythm,
      ZoneId zone,
      String since,
      String told,
      Instant now,
      String week,
      Instant at,
      String why) {
    Subscription subscription =
        new Subscription(
            "U1",
            new PersonId("U1"),
            Rhythm.parse(rhythm).orElseThrow(),
            zone,
            true,
            Instant.parse(since + "T00:00:00Z"));
    assertThat(subscription.next(IsoWeek.parse(told), now))
        .as(why)
        .isEqualTo(new Due(IsoWeek.parse(week).orElseThrow(), at));
  }

  @ParameterizedTest
  @CsvSource({
    "mon 09:00,Mondays 09:00",
    "Mondays at 9,Mondays 09:00",
    "FRI 17.30,Fridays 17:30",
    "tu 0:05,Tuesdays 00:05",
    "sundays 23:59,Sundays 23:59"
  })
  void daysAndTimesAreReadAsPeopleWriteThem(String typed, String read) {
    assertThat(Rhythm.parse(typed).map(Rhythm::toString)).contains(read);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "mon",
        "09:00",
        "m 09:00",
        "xyz 09:00",
        "mon 24:00",
        "mon 9:60",
        "mon 09:00 utc"
      })
  void whatIsNoDayOrNoTimeIsNotGuessed(String typed) {
    assertThat(Rhythm.parse(typed)).isEqualTo(Optional.empty());
  }
}
