package dev.hindsight.bot.slack.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import dev.hindsight.bot.incident.IncidentId;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/**
 * However many change in a second, a storm's message is drawn once for them, and for all of them.
 */
class StormTaskTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Map<String, Instant> queued = new ConcurrentHashMap<>();
  private final SchedulerClient queue =
      (SchedulerClient)
          Proxy.newProxyInstance(
              SchedulerClient.class.getClassLoader(),
              new Class<?>[] {SchedulerClient.class},
              (_, _, arguments) -> {
                SchedulableInstance<?> one = (SchedulableInstance<?>) arguments[0];
                Instant due = one.getNextExecutionTime(NOON);
                return queued.putIfAbsent(one.getTaskInstance().getId(), due) == null;
              });

  private void changed(String at) {
    StormTask.queue(queue, () -> Instant.parse("2026-03-01T" + at + "Z"), new IncidentId(7));
  }

  @Test
  void theChangesOfASecondAreShownTogether() {
    for (int millis = 0; millis < 1_000; millis++) {
      changed("12:00:00.%03d".formatted(millis));
    }
    assertThat(queued).hasSize(1);
    assertThat(queued.values()).allMatch(due -> due.isAfter(NOON.plusMillis(999)));
  }

  /** What a replica is drawing already may lack what comes now. */
  @Test
  void aChangeAfterThatIsNotSwallowed() {
    changed("12:00:00.999");
    changed("12:00:01.000");
    assertThat(queued).hasSize(2);
    // clocks of replicas may differ by as much as this
    queued.values().forEach(due -> assertThat(due).isAfterOrEqualTo(NOON.plusSeconds(2)));
  }
}
