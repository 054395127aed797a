package dev.hindsight.bot.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Weeks as ISO 8601 counts them. */
class IsoWeekTest {

  @Test
  void aYearMayBeginInTheOneBefore() {
    assertThat(IsoWeek.of(LocalDate.of(2027, 1, 3))).isEqualTo(new IsoWeek(2026, 53));
    assertThat(new IsoWeek(2026, 53).plus(1)).hasToString("2027-W01");
    assertThat(new IsoWeek(2026, 1).monday()).isEqualTo(LocalDate.of(2025, 12, 29));
  }

  @Test
  void onlyAWeekThatIsThereIsRead() {
    assertThat(IsoWeek.parse("2026-w47")).contains(new IsoWeek(2026, 47));
    assertThat(
            java.util.stream.Stream.of(
                    "", "2026-47", "2026-W54", "2025-W53", "2026-W00", "0000-W01", "last")
                .map(IsoWeek::parse))
        .containsOnly(Optional.empty());
  }

  @Test
  void aWeekInWhichTheClocksGoBackIsAnHourLonger() {
    Period berlin = new IsoWeek(2026, 43).in(ZoneId.of("Europe/Berlin"));
    assertThat(berlin.from()).isEqualTo(Instant.parse("2026-10-18T22:00:00Z"));
    assertThat(berlin.to()).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
  }
}
