package dev.hindsight.bot.slack.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Moments by the clock of whoever names them, also in the nights in which clocks are changed. */
class WhenTest {

  static Stream<Arguments> moments() {
    String saturday = "2026-03-28T12:00+01:00[Europe/Berlin]";
    String october = "2026-10-24T12:00+02:00[Europe/Berlin]";
    return Stream.of(
        arguments(saturday, "15m", "Sat 28 Mar 12:15 CET (Europe/Berlin)"),
        arguments(saturday, "for 2 hours", "Sat 28 Mar 14:00 CET (Europe/Berlin)"),
        arguments(saturday, "until 17:00", "Sat 28 Mar 17:00 CET (Europe/Berlin)"),
        arguments(saturday, "9:00", "Sun 29 Mar 09:00 CEST (Europe/Berlin)"),
        arguments(saturday, "tomorrow 9", "Sun 29 Mar 09:00 CEST (Europe/Berlin)"),
        arguments(saturday, "Monday at 9:30", "Mon 30 Mar 09:30 CEST (Europe/Berlin)"),
        arguments(saturday, "sat 9:00", "Sat 4 Apr 09:00 CEST (Europe/Berlin)"),
        // a day later is the same time of day, 24 hours are not
        arguments(saturday, "1d", "Sun 29 Mar 12:00 CEST (Europe/Berlin)"),
        arguments(saturday, "24h", "Sun 29 Mar 13:00 CEST (Europe/Berlin)"),
        // this time is skipped that night, and that one is there twice
        arguments(saturday, "tomorrow 2:30", "Sun 29 Mar 03:30 CEST (Europe/Berlin)"),
        arguments(october, "tomorrow 2:30", "Sun 25 Oct 02:30 CEST (Europe/Berlin)"),
        arguments("2026-03-28T12:00Z[UTC]", "until 17:00", "Sat 28 Mar 17:00 UTC"),
        arguments("2026-03-28T12:00Z[Etc/UTC]", "until 17:00", "Sat 28 Mar 17:00 UTC"),
        arguments(saturday, "today 9:00", ""),
        arguments(saturday, "32d", ""),
        arguments(saturday, "0m", ""),
        arguments(saturday, "17", ""),
        arguments(saturday, "25:00", ""),
        arguments(saturday, "later", ""));
  }

  @ParameterizedTest
  @MethodSource("moments")
  void reads(String now, String said, String meant) {
    Optional<String> read = When.read(said, ZonedDateTime.parse(now)).map(When::said);
    assertThat(read.orElse("")).isEqualTo(meant);
  }
}
