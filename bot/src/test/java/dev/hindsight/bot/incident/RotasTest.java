package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.bot.incident.OnCallSettings.Rota;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RotasTest {

  private static final Rota WEEKLY =
      new Rota(
          List.of("U1", "U2", "U3"),
          LocalDateTime.parse("2026-03-23T09:00"),
          ZoneId.of("Europe/Berlin"),
          Period.ofDays(7));

  private static String at(String moment) {
    OnCall.Turn turn = Rotas.turn("shop", WEEKLY, Instant.parse(moment));
    return "%s until %s, then %s".formatted(turn.now(), turn.until(), turn.next());
  }

  @Test
  void turnsChangeAtTheSameTimeOfDayAlsoWhereClocksAreChanged() {
    assertThat(at("2026-03-23T08:00:00Z")).isEqualTo("U1 until 2026-03-30T07:00:00Z, then U2");
    assertThat(at("2026-03-30T06:59:59Z")).isEqualTo("U1 until 2026-03-30T07:00:00Z, then U2");
    assertThat(at("2026-03-30T07:00:00Z")).isEqualTo("U2 until 2026-04-06T07:00:00Z, then U3");
    assertThat(at("2026-04-13T07:00:00Z")).isEqualTo("U1 until 2026-04-20T07:00:00Z, then U2");
  }

  @Test
  void beforeTheFirstTurnItIsTheLastOnes() {
    assertThat(at("2026-03-23T07:59:59Z")).isEqualTo("U3 until 2026-03-23T08:00:00Z, then U1");
  }

  @Test
  void aRotaOfNobodyIsRefusedWithItsKey() {
    Rota nobody = new Rota(List.of(), WEEKLY.from(), WEEKLY.zone(), WEEKLY.every());
    assertThatThrownBy(() -> new OnCallSettings(Map.of("shop", nobody)))
        .hasMessageContaining("hindsight.oncall.shop needs people");
  }
}
