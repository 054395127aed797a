package dev.hindsight.knowledge.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.LogHistory.Seen;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

  /** Templates of one length of which each has other places that vary. */
  @Test
  void howeverManyWaysToVaryThereAreTheyAreTakenInSoon() {
    List<KeptTemplate> all =
        IntStream.range(0, 12_000).mapToObj(RememberedLogsTest::varyingInItsOwnPlaces).toList();
    long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();

    logs.know(all);

    long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
    assertThat(took / 1e9).as("seconds of processor time").isLessThan(10);
    assertThat(logs.templates().all()).hasSize(all.size());
  }

  private static KeptTemplate varyingInItsOwnPlaces(int number) {
    List<String> pieces =
        IntStream.range(0, 14)
            .mapToObj(i -> (number >> i) % 2 == 1 ? "? <*>" : "w word" + i)
            .collect(Collectors.toCollection(ArrayList::new));
    pieces.add("w its own " + number);
    return new KeptTemplate(Shape.of(pieces), 1, NOON, NOON);
  }

  private List<Optional<Seen>> look(String incident, Instant openedAt, String... lines) {
    return logs.look(incident, openedAt, List.of(lines), openedAt.plusSeconds(1));
  }
}
