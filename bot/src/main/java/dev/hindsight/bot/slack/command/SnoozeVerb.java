package dev.hindsight.bot.slack.command;

import dev.hindsight.bot.incident.Handling.Snoozed;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.Move;
import dev.hindsight.bot.slack.command.Form.Field;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Leaves an incident alone until a time on its caller's clock. */
final class SnoozeVerb implements Verb {

  private static final String HOW =
      "Say 15m, 2h, 3d, “until 17:00”, “tomorrow 9:00” or “mon 9:00”, at most 31 days; or “off”.";
  private static final String AWAKE = "awake";

  private final Moving moving;
  private final Zones zones;
  private final Clock clock;

  SnoozeVerb(Moving moving, Zones zones, Clock clock) {
    this.moving = moving;
    this.zones = zones;
    this.clock = clock;
  }

  @Override
  public Reply answer(Call call) {
    Field until = Field.line("until", "Until when?", HOW, call.arg("until"));
    return moving
        .finder()
        .incident(
            call,
            List.of(until),
            view ->
                call.arg("until")
                    .map(said -> snooze(call, view, said))
                    .orElseGet(
                        () ->
                            Moving.fill(
                                call, view, "It wakes up earlier when it gets worse.", until)));
  }

  private Reply snooze(Call call, IncidentView view, String said) {
    if (said.strip().equalsIgnoreCase("off")) {
      return moving.step(
          call,
          view,
          new Move.Wake(),
          "It would not be snoozed any more.",
          "Wake it",
          call.typed());
    }
    ZoneId zone = zones.of(call.person());
    Instant now = clock.instant();
    Optional<When> when =
        exactly(said, zone)
            .filter(at -> !at.at().isAfter(now.plus(Move.Snooze.LONGEST)))
            .or(() -> When.read(said, now.atZone(zone)));
    return when.map(until -> until(call, view, until))
        .orElseGet(
            () -> new Reply.Wrong("until", "“%s” is no time ahead. %s".formatted(said, HOW)));
  }

  /** What a button carries: the moment that its presser was shown. */
  private static Optional<When> exactly(String said, ZoneId zone) {
    try {
      return Optional.of(When.at(Instant.parse(said), zone));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private Reply until(Call call, IncidentView view, When until) {
    Optional<Instant> now = view.handled().how().snoozed().map(Snoozed::until);
    Optional<Instant> was =
        call.arg("was")
            .map(w -> w.equals(AWAKE) ? Optional.<Instant>empty() : Optional.of(Instant.parse(w)))
            .orElse(now);
    return moving.step(
        call,
        view,
        new Move.Snooze(was, until.at()),
        "It would be left alone until %s, or until it gets worse.".formatted(until.said()),
        "Snooze it",
        call.typed()
            .with("until", until.at())
            .with("was", now.map(Instant::toString).orElse(AWAKE)));
  }
}
