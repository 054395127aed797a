package dev.hindsight.bot.slack.view;

import dev.hindsight.actions.PersonId;
import dev.hindsight.bot.digest.Rhythm;
import dev.hindsight.bot.digest.Subscription;
import dev.hindsight.bot.incident.IncidentOverview.Now;
import dev.hindsight.bot.incident.OnCall.Turn;
import dev.hindsight.bot.slack.view.HomeView.Around;
import dev.hindsight.bot.slack.view.HomeView.Broken;
import dev.hindsight.bot.slack.view.HomeView.Desk;
import dev.hindsight.bot.slack.view.HomeView.Digest;
import dev.hindsight.bot.slack.view.HomeView.Part;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Desks as tests like them. */
public final class TestHomes {

  private static final Instant AT = Instant.parse("2026-03-08T03:00:00Z");

  static final Around AROUND =
      new Around(
          List.of(
              new Broken(
                  "Messages to channel C0INCIDENTS wait (is_archived). The channel is archived:"
                      + " <!channel>.",
                  AT)),
          List.of(new Turn("shop", TestIncidents.ERIN, AT.plusSeconds(86_400), TestIncidents.ADA)));

  private TestHomes() {}

  public static Desk desk(PersonId person, boolean approver, Now now, boolean digest) {
    return desk(person, approver, now, digest, Map.of());
  }

  static Desk desk(
      PersonId person, boolean approver, Now now, boolean digest, Map<Part, Integer> pages) {
    Subscription own =
        new Subscription(
            person.value(), person, Rhythm.USUAL, ZoneId.of("Europe/Berlin"), digest, AT);
    return new Desk(
        person,
        approver,
        now,
        now.open().isEmpty() ? new Around(List.of(), List.of()) : AROUND,
        new Digest(own, DigestWords.of(own, own.next(Optional.empty(), AT), AT)),
        pages,
        id -> Optional.of("https://example.slack.com/archives/C1/p7"));
  }
}
