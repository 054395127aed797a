package dev.hindsight.bot.slack.view;

import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.RunbookLine;
import dev.hindsight.bot.incident.TextView;
import dev.hindsight.bot.incident.TextView.Said;
import dev.hindsight.bot.incident.TextView.Similar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What pasted lines look like, for tests. */
public final class TestTexts {

  private TestTexts() {}

  /** Lines about a payments service that is down; the first line quotes the text. */
  public static TextView explain(String text) {
    return new TextView(
        3,
        2,
        Optional.of("checkout"),
        List.of("HighErrorRate"),
        List.of(TestIncidents.ID),
        List.of(
            new Said(
                "connection refused",
                "nothing accepts connections there",
                Optional.of("payments:8080"),
                2,
                1)),
        List.of(
            new Cause("a dependency of checkout is down", "possible", List.of(1), List.of()),
            new Cause("checkout crashes", "unclear", List.of(1), List.of())),
        List.of(new Evidence(1, "", "log", text)),
        List.of(
            new Similar(
                "LSN-3",
                "payments was down",
                Instant.parse("2026-02-01T10:00:00Z"),
                "restarted payments, which helped",
                Optional.of("https://example.slack.com/archives/C1/p1"),
                "same service checkout; words: refused")),
        List.of(new RunbookLine("dep", "Dependency down", "words: refused", "Look there first.")),
        List.of("No events were seen (kubectl get events)."));
  }

  /** Lines that say nothing. */
  public static TextView nothing() {
    return new TextView(
        1,
        0,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }
}
