package dev.hindsight.actions.executor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How often a run asks the database, which is felt where that is far away. */
class CallsTest {

  // the driver ends each call with it, and says so
  private static final String CALL = " FE=> Sync";

  private final RunBed runs = RunBed.furnished();
  private final Logger driver = Logger.getLogger("org.postgresql.core.v3.QueryExecutorImpl");
  private final Counter counter = new Counter(Thread.currentThread());

  @AfterEach
  void close() {
    driver.removeHandler(counter);
    driver.setUseParentHandlers(true);
    driver.setLevel(null);
    runs.close();
  }

  @Test
  void aStepIsReadIntendedAndConcludedInFourCallsBesidesWhatListenersMake() {
    PlanStatus plan = runs.approved(runs.scale(), runs.restart(), runs.cordon());
    List<Integer> sofar = new ArrayList<>();
    RunBed.at("after-outcome", () -> sofar.add(counter.calls));
    driver.setLevel(Level.FINEST);
    driver.setUseParentHandlers(false);
    driver.addHandler(counter);
    runs.visit(plan);
    assertThat(runs.state(plan)).isEqualTo(PlanState.VERIFYING);
    // the pool may look at a connection that was not used for a while
    assertThat(Collections.min(List.of(sofar.get(1) - sofar.get(0), sofar.get(2) - sofar.get(1))))
        .isEqualTo(4);
    assertThat(sofar.getFirst()).as("with the start of the run").isBetween(18, 20);
  }

  private static final class Counter extends Handler {

    private final Thread mine;
    private int calls;

    Counter(Thread mine) {
      this.mine = mine;
    }

    @Override
    public void publish(LogRecord logged) {
      if (Thread.currentThread().equals(mine) && logged.getMessage().equals(CALL)) {
        calls++;
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
