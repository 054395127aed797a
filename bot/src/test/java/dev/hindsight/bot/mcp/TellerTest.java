package dev.hindsight.bot.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bot.incident.IncidentId;
import dev.hindsight.bot.incident.IncidentState;
import dev.hindsight.bot.incident.IncidentView;
import dev.hindsight.bot.incident.IncidentView.AlertLine;
import dev.hindsight.bot.incident.IncidentView.Cause;
import dev.hindsight.bot.incident.IncidentView.Evidence;
import dev.hindsight.bot.incident.IncidentView.Handled;
import dev.hindsight.bot.incident.Severity;
import dev.hindsight.knowledge.Match;
import dev.hindsight.knowledge.Origin;
import dev.hindsight.knowledge.Trust;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class TellerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T03:00:00Z");
  private static final IncidentId ID = new IncidentId(7);

  private final Teller teller = new Teller(text -> text.replace("hunter2", "[redacted]"));

  private static IncidentView view(int lines, String text) {
    return new IncidentView(
        ID,
        1,
        Severity.SEV2,
        IncidentState.RESOLVED,
        text,
        text,
        "practice",
        Optional.empty(),
        Optional.empty(),
        text,
        text,
        NOW,
        Optional.empty(),
        Optional.empty(),
        numbers(lines).mapToObj(i -> new AlertLine(text, true, 1, NOW, text, List.of())).toList(),
        Optional.of(new Cause(text, "likely", numbers(lines).boxed().toList(), List.of())),
        List.of(),
        List.of(),
        numbers(lines).mapToObj(i -> new Evidence(i, text, "log", text, text)).toList(),
        numbers(lines).mapToObj(i -> text).toList(),
        Optional.empty(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(text),
        Optional.of(text),
        Optional.empty(),
        Handled.NOT);
  }

  private static IntStream numbers(int last) {
    return IntStream.rangeClosed(1, last);
  }

  private static Match match(Origin origin) {
    return new Match(
        Match.Kind.INCIDENT,
        "hunter2",
        "hunter2",
        1,
        List.of("hunter2"),
        "hunter2",
        Optional.empty(),
        origin);
  }

  private static String json(Object told) {
    return JsonMapper.shared().writeValueAsString(told);
  }

  @Test
  void anAnswerStaysSmallWhateverAnIncidentHolds() {
    Told.Incident told = teller.incident(view(5_000, "🔥".repeat(5_000)));

    assertThat(told.evidence()).hasSize(30);
    assertThat(told.title()).endsWith("🔥…").hasSize(499);
    assertThat(told.notShown()).containsExactly("4970 more alerts", "4970 more lines of evidence");
    assertThat(json(told)).hasSizeLessThan(100_000);
  }

  @Test
  void nothingLeavesUnredacted() {
    assertThat(json(teller.incident(view(2, "hunter2")))).doesNotContain("hunter2");
    assertThat(json(teller.found(List.of(match(new Origin.Practice()))))).doesNotContain("hunter2");
  }

  @Test
  void aSecretIsNotCutInHalfBeforeItIsSeen() {
    assertThat(json(teller.incident(view(1, "x".repeat(495) + "hunter2")))).doesNotContain("hunt");
  }

  @Test
  void whatNobodyReviewedSaysSo() {
    Origin wiki =
        new Origin.Document(Trust.UNREVIEWED, "wiki", "oom.md", Optional.empty(), Optional.empty());

    assertThat(teller.found(List.of(match(wiki))))
        .extracting(Told.Found::from)
        .containsExactly("oom.md of wiki, unreviewed");
  }

  @Test
  void anIncidentIsNotLikeItself() {
    Match itself = match(new Origin.Own("INC-7", Optional.empty()));
    Match other = match(new Origin.Own("INC-8", Optional.empty()));

    assertThat(teller.others(List.of(itself, other), ID))
        .extracting(Told.Found::from)
        .containsExactly("INC-8");
  }
}
