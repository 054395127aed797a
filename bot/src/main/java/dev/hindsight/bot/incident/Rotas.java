package dev.hindsight.bot.incident;

import dev.hindsight.actions.PersonId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Turns as the settings say: they change at the same time of day, also where clocks are changed.
 */
@Component
class Rotas implements OnCall {

  private final Map<String, OnCallSettings.Rota> rotas;
  private final Clock clock;

  Rotas(OnCallSettings settings, Clock clock) {
    this.rotas = settings.oncall();
    this.clock = clock;
  }

  @Override
  public List<Turn> now() {
    Instant now = clock.instant();
    return rotas.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(rota -> turn(rota.getKey(), rota.getValue(), now))
        .toList();
  }

  static Turn turn(String team, OnCallSettings.Rota rota, Instant now) {
    ZonedDateTime first = rota.from().atZone(rota.zone());
    long every = rota.every().get(ChronoUnit.DAYS);
    long days = ChronoUnit.DAYS.between(first, now.atZone(rota.zone()));
    long begun = now.isBefore(first.toInstant()) ? Math.floorDiv(days - 1, every) : days / every;
    int people = rota.people().size();
    ZonedDateTime end = first.plusDays((begun + 1) * every);
    return new Turn(
        team,
        person(rota, Math.floorMod(begun, people)),
        end.toInstant(),
        person(rota, Math.floorMod(begun + 1, people)));
  }

  private static PersonId person(OnCallSettings.Rota rota, int at) {
    return new PersonId(rota.people().get(at).strip());
  }
}
