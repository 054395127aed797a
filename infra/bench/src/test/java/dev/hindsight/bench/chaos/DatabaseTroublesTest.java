package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.replica.Replicas;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Relay;
import dev.hindsight.bench.chaos.world.TinyDisk;
import dev.hindsight.bench.proxy.Fault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The database restarts, throws everybody out, is read-only, slow or full. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(240)
class DatabaseTroublesTest {

  private static final int SESSIONS = 1_000;
  private ChaosWorld world;
  private Path directory = Path.of(".");

  @BeforeAll
  void open(@TempDir Path temporary) throws Exception {
    directory = temporary;
    world = ChaosWorld.open(temporary, Case.settings(), Clock.systemUTC());
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void f24TheDatabaseRestartsInTheMiddle() throws Exception {
    try (Case f24 = new Case(world, "F24")) {
      f24.meet(1_000, call -> call.writes(), new Fault.Delay(Duration.ofMillis(100)));
      f24.going();
      f24.going();
      List<PlanStatus> plans = plans(f24, 12, 5);
      f24.await("many have begun", () -> begun() > 6);
      world.postgres().restartImmediately();
      succeed(f24, plans);
    }
  }

  @Test
  void f25AllSessionsAreEndedAThousandTimes() throws Exception {
    try (Case f25 = new Case(world, "F25")) {
      f25.meet(10_000, call -> call.writes(), new Fault.Delay(Duration.ofMillis(50)));
      f25.going();
      f25.going();
      List<PlanStatus> plans = plans(f25, 20, 5);
      int ended = 0;
      while (ended < SESSIONS) {
        ended += terminate("executor-%");
        Thread.sleep(20);
      }
      long calm = System.nanoTime();
      PlanStatus next = f25.approved(3);
      f25.awaitState(next, PlanState.RUNNING, PlanState.VERIFYING, PlanState.SUCCEEDED);
      assertThat(Duration.ofNanos(System.nanoTime() - calm))
          .as("the pool recovers")
          .isLessThan(Duration.ofSeconds(10));
      succeed(f25, plans);
    }
  }

  @Test
  void f26TheDatabaseIsReadOnlyForAWhile() throws Exception {
    try (Case f26 = new Case(world, "F26")) {
      f26.meet(1_000, call -> call.writes(), new Fault.Delay(Duration.ofMillis(100)));
      f26.going();
      List<PlanStatus> plans = plans(f26, 6, 4);
      f26.await("some have begun", () -> begun() > 2);
      readOnly(true);
      Thread.sleep(3_000);
      readOnly(false);
      succeed(f26, plans);
    }
  }

  @Test
  void f26WhatBecameOfACommitIsNotAssumed() throws Exception {
    try (Case f26 = new Case(world, "F26");
        Relay relay = Relay.to(port())) {
      f26.ready(behind(relay)).go();
      f26.ready(behind(relay)).go();
      List<PlanStatus> plans = new ArrayList<>();
      for (int round = 0; round < 8; round++) {
        PlanStatus plan = f26.approved(4);
        plans.add(plan);
        relay.cutCommits(2);
        f26.await(
            "commits were cut",
            () -> relay.cutsLeft() == 0 || f26.state(plan) == PlanState.SUCCEEDED);
      }
      relay.cutCommits(0);
      succeed(f26, plans);
      assertThat(relay.cut()).as("commits whose answer was lost").isGreaterThan(8);
      for (PlanStatus plan : plans) {
        assertThat(f26.lastWords(plan)).as("nothing is said after the end").startsWith("It helped");
      }
    }
  }

  @Test
  void f27ASlowDatabaseIsNoDeadOwner() throws Exception {
    try (Case f27 = new Case(world, "F27");
        Relay relay = Relay.to(port())) {
      Map<String, String> own = new java.util.HashMap<>(behind(relay));
      own.put("db-scheduler.heartbeat-interval", "2s");
      own.put("hindsight.remediation.deadline", "10m");
      Replica one = f27.ready(own).go();
      Replica two = f27.ready(own).go();
      List<PlanStatus> plans = plans(f27, 6, 3);
      f27.await("they have begun", () -> begun() == plans.size());
      relay.slow(Duration.ofSeconds(2));
      Thread.sleep(20_000);
      relay.slow(Duration.ZERO);
      succeed(f27, plans);
      assertThat(f27.stolen()).as("runs taken from a living owner").isZero();
      assertThat(one.isAlive() && two.isAlive()).isTrue();
    }
  }

  @Test
  void f28TheDiskIsFullForAWhile() throws Exception {
    try (TinyDisk disk = tinyDisk();
        Case f28 = new Case(world, "F28")) {
      disk.holds(world.jdbc());
      f28.meet(1_000, call -> call.writes(), new Fault.Delay(Duration.ofMillis(100)));
      f28.going();
      List<PlanStatus> plans = plans(f28, 6, 5);
      f28.await("some have begun", () -> begun() > 2);
      disk.fill();
      f28.await("somebody noticed", () -> disk.refuses(world.jdbc()));
      Thread.sleep(4_000);
      assertThat(disk.refuses(world.jdbc())).as("it is still full").isTrue();
      disk.free();
      succeed(f28, plans);
      disk.leaves(world.jdbc());
    }
  }

  private TinyDisk tinyDisk() throws Exception {
    try {
      return TinyDisk.mount(directory.resolve("tiny"), 8);
    } catch (TinyDisk.CannotMount e) {
      String line = "SKIPPED F28, the full disk: only root may mount one here. " + e.getMessage();
      System.err.println(line);
      return Assumptions.abort(line);
    }
  }

  private List<PlanStatus> plans(Case one, int count, int steps) {
    List<PlanStatus> plans = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      plans.add(one.approved(steps));
    }
    return plans;
  }

  private static void succeed(Case one, List<PlanStatus> plans) throws Exception {
    for (PlanStatus plan : plans) {
      one.awaitState(plan, PlanState.SUCCEEDED);
      assertThat(new HashSet<>(one.appliedSteps(plan))).hasSize(plan.steps().size());
    }
    one.over();
  }

  private long begun() {
    return world.proxy().journal().applied().stream()
        .map(seen -> seen.plan().orElse(""))
        .distinct()
        .count();
  }

  private int terminate(String who) {
    return world
        .jdbc()
        .sql(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity"
                + " where application_name like :who")
        .param("who", who)
        .query(Integer.class)
        .single();
  }

  private void readOnly(boolean on) {
    world
        .jdbc()
        .sql("alter database hindsight set default_transaction_read_only = " + (on ? "on" : "off"))
        .update();
    terminate("executor-%");
  }

  private int port() {
    return URI.create(world.postgres().jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private Map<String, String> behind(Relay relay) {
    return Map.of(
        Replicas.DATABASE_PORT,
        Integer.toString(relay.port()),
        "spring.datasource.hikari.connection-timeout",
        "30000",
        // else a commit is prepared once, and the relay does not see its name again
        "spring.datasource.hikari.data-source-properties.prepareThreshold",
        "0");
  }
}
