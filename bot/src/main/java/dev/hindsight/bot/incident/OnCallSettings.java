package dev.hindsight.bot.incident;

import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is on call.
 *
 * @param oncall each team's rota, by the team's name as in the catalog
 */
@ConfigurationProperties("hindsight")
record OnCallSettings(@DefaultValue Map<String, Rota> oncall) {

  OnCallSettings {
    oncall = Map.copyOf(oncall);
    oncall.forEach(Rota::require);
  }

  /**
   * People who take turns.
   *
   * @param people by the chat's user ids, in their order
   * @param from when the first one's first turn begins, on the clock of the zone
   * @param every how long a turn is
   */
  record Rota(
      List<String> people,
      LocalDateTime from,
      @DefaultValue("UTC") ZoneId zone,
      @DefaultValue("P7D") Period every) {

    static void require(String team, Rota rota) {
      boolean sane =
          rota.people() != null
              && !rota.people().isEmpty()
              && rota.people().stream().noneMatch(String::isBlank)
              && rota.from() != null
              && rota.every().toTotalMonths() == 0
              && rota.every().get(ChronoUnit.DAYS) > 0;
      if (!sane) {
        throw new IllegalArgumentException(
            "hindsight.oncall.%s needs people, from (2026-01-05T09:00) and every (P7D), in days"
                .formatted(team));
      }
    }
  }
}
