package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.LogHistory.Seen;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedLogsTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final RememberedLogs logs = new RememberedLogs();

  @Test
  void withoutAHistoryNothingIsCalledNew() {
    assertThat(look("INC-1", NOON, "disk 3 is full")).containsExactly(Optional.empty());
  }

  @Test
  void tellsHowOftenAKindWasSeenBefore() {
    look("INC-1", NOON, "disk 3 is full", "disk 4 is full");
    Instant later = NOON.plusSeconds(600);
    assertThat(look("INC-2", later, "disk 9 is full", "disk 7 is full", "no route to host"))
        .containsExactly(
            Optional.of(new Seen(2)), Optional.of(new Seen(2)), Optional.of(new Seen(0)));
  }

  @Test
  void aSecondLookSaysTheSameAndCountsNothingTwice() {
    look("INC-1", NOON, "disk 3 is full");
    Instant later = NOON.plusSeconds(600);
    List<Optional<Seen>> first = look("INC-2", later, "disk 9 is full", "no route to host");
    assertThat(look("INC-2", later, "disk 9 is full", "no route to host")).isEqualTo(first);
    assertThat(look("INC-3", later.plusSeconds(600), "no route to host"))
        .containsExactly(Optional.of(new Seen(1)));
  }

  private List<Optional<Seen>> look(String incident, Instant openedAt, String... lines) {
    return logs.look(incident, openedAt, List.of(lines), openedAt.plusSeconds(1));
  }
}
