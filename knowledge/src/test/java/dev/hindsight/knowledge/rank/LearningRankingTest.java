package dev.hindsight.knowledge.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.ConfirmedIncidents;
import dev.hindsight.knowledge.PastIncident;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningRankingTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-10T03:00:00Z"), ZoneOffset.UTC);
  private static final Symptoms LOCKED =
      Samples.checkout("Slow", "log: WARN ledger row held by another writer", "log: WARN gave up");

  @Test
  void aConfirmedLessonIsKnownAtTheNextRanking() {
    PastIncident lesson =
        new PastIncident("LSN-1", LOCKED, "ledger_locked", Optional.of("Deployment shop/checkout"));

    assertThat(new LearningRanking(past(List.of(lesson)), CLOCK).rank(LOCKED, List.of()).causes())
        .anyMatch(cause -> cause.category().equals("ledger_locked"));
  }

  @Test
  void anIconInALogLineIsNoNameOfAnObject() {
    Symptoms icons = Samples.checkout("Slow", "log: \uE100 ERROR \uF121 gave up \uF86F");

    assertThat(new LearningRanking(past(List.of()), CLOCK).rank(icons, List.of()).causes())
        .isNotEmpty();
  }

  @Test
  void aHistoryThatCannotBeReadHoldsNothingUp() {
    ConfirmedIncidents broken =
        new ConfirmedIncidents() {
          @Override
          public String version() {
            throw new IllegalStateException("no database");
          }

          @Override
          public List<PastIncident> newest() {
            return List.of();
          }
        };

    assertThat(new LearningRanking(broken, CLOCK).rank(LOCKED, List.of()).causes()).isNotEmpty();
  }

  private static ConfirmedIncidents past(List<PastIncident> incidents) {
    return new ConfirmedIncidents() {
      @Override
      public String version() {
        return "1";
      }

      @Override
      public List<PastIncident> newest() {
        return incidents;
      }
    };
  }
}
