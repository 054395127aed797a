package dev.hindsight.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.executor.FailPoint;
import dev.hindsight.bench.chaos.cluster.Call;
import dev.hindsight.bench.chaos.cluster.Seen;
import dev.hindsight.bench.chaos.replica.Replica;
import dev.hindsight.bench.chaos.world.ChaosWorld;
import dev.hindsight.bench.chaos.world.Draft;
import dev.hindsight.bench.chaos.world.Finding;
import dev.hindsight.bench.proxy.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** One fault case: its executors and plans, and at its end the rules and one line of JSON. */
final class Case implements AutoCloseable {

  static final Duration PATIENCE = Duration.ofSeconds(Long.getLong("chaos.patience-s", 60));

  private final ChaosWorld world;
  private final String name;
  private final List<Replica> replicas = new ArrayList<>();
  private final List<PlanStatus> plans = new ArrayList<>();
  private final Deque<Meeting> meetings = new ArrayDeque<>();
  private final long began = System.nanoTime();

  Case(ChaosWorld world, String name) throws IOException {
    this.world = world;
    this.name = name;
    world.renew();
    world.proxy().trouble(this::met);
  }

  /** Settings of executors that notice a death within a second or two. */
  static Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>(ExecutorSettings.quick());
    settings.put("db-scheduler.heartbeat-interval", "300ms");
    settings.put("db-scheduler.polling-interval", "100ms");
    settings.put("logging.level.root", "info");
    return settings;
  }

  ChaosWorld world() {
    return world;
  }

  JdbcClient jdbc() {
    return world.jdbc();
  }

  /** An executor that waits. */
  Replica ready() throws IOException, InterruptedException {
    return ready(Map.of());
  }

  Replica ready(Map<String, String> own) throws IOException, InterruptedException {
    Replica replica = world.replicas().launch(own);
    replicas.add(replica);
    return replica.awaitReady();
  }

  /** An executor at work. */
  Replica going() throws IOException, InterruptedException {
    return ready().go();
  }

  Draft draft(int steps) {
    String object = name.toLowerCase(java.util.Locale.ROOT) + "-" + plans.size();
    world.crowd().make(object);
    return Draft.of(world.crowd(), object, steps, new SplittableRandom(plans.size()));
  }

  PlanStatus approved(int steps) {
    PlanStatus plan = world.office().approved(draft(steps));
    plans.add(plan);
    return plan;
  }

  /** Asked for; the vote is the test's own. */
  PlanStatus asked(int steps) {
    PlanStatus plan = world.office().asked(draft(steps));
    plans.add(plan);
    return plan;
  }

  static String object(PlanStatus plan) {
    return plan.targets().getFirst().name();
  }

  /** The next so many requests like this one meet that fault. */
  synchronized void meet(int times, Predicate<Call> which, Fault fault) {
    meetings.add(new Meeting(times, which, fault));
  }

  private synchronized Fault met(Call call) {
    for (Meeting meeting : meetings) {
      if (meeting.left > 0 && meeting.which.test(call)) {
        meeting.left--;
        return meeting.fault;
      }
    }
    return Fault.none();
  }

  /** The fault is met by nobody any more. */
  synchronized void calm() {
    meetings.clear();
  }

  /** How many requests met the fault that was announced last. */
  synchronized boolean allMet() {
    return meetings.stream().allMatch(meeting -> meeting.left == 0);
  }

  /** The real write of that step: {@code 2}, or {@code undo-1}. */
  static Predicate<Call> write(String step) {
    return call -> call.marker().filter(m -> m.split("/")[1].equals(step)).isPresent();
  }

  List<Seen> applied(PlanStatus plan) {
    return world.proxy().journal().applied().stream()
        .filter(seen -> seen.plan().equals(java.util.Optional.of(plan.id().toString())))
        .toList();
  }

  boolean anyApplied() {
    return !world.proxy().journal().applied().isEmpty();
  }

  List<String> appliedSteps(PlanStatus plan) {
    return applied(plan).stream().map(seen -> seen.step().orElseThrow()).toList();
  }

  /** How many requests to write that step there were, whatever became of them. */
  long tries(PlanStatus plan, String step) {
    return world.proxy().journal().all().stream()
        .filter(seen -> seen.plan().equals(java.util.Optional.of(plan.id().toString())))
        .filter(seen -> seen.step().equals(java.util.Optional.of(step)))
        .count();
  }

  PlanState state(PlanStatus plan) {
    return world.office().state(plan);
  }

  List<String> journal(PlanStatus plan) {
    return world.office().journal(plan);
  }

  String lastWords(PlanStatus plan) {
    return world.office().status(plan.id()).progress().getLast();
  }

  /** However it ends. */
  void awaitEnd(PlanStatus plan) {
    await(plan.id() + " ends", () -> state(plan).isFinal());
  }

  void awaitState(PlanStatus plan, PlanState... states) {
    await(
        "%s is %s".formatted(plan.id(), List.of(states)),
        () -> List.of(states).contains(state(plan)));
  }

  /** Who has claimed the run, oldest first. */
  List<String> owners(PlanStatus plan) {
    return jdbc()
        .sql("select owner from chaos.claims where plan = :plan order by id")
        .param("plan", plan.id().value())
        .query(String.class)
        .list();
  }

  /** Claims while a run was in its steps; where nobody died and no call failed, none is right. */
  long stolen() {
    return jdbc()
        .sql(
            """
            select count(*) from chaos.claims c join chaos.changes r
              on r.plan = c.plan and r.state = 'RUNNING'
            join chaos.changes v on v.plan = c.plan and v.state = 'VERIFYING'
            where c.at > r.at and c.at < v.at\
            """)
        .query(Long.class)
        .single();
  }

  /** How long after its second owner's first claim it came to this state. */
  Duration sinceHeir(PlanStatus plan, PlanState state) {
    Instant claimed =
        jdbc()
            .sql(
                """
                select min(at) from chaos.claims where plan = :plan and owner <>
                  (select owner from chaos.claims where plan = :plan order by id limit 1)\
                """)
            .param("plan", plan.id().value())
            .query(java.sql.Timestamp.class)
            .single()
            .toInstant();
    return Duration.between(claimed, at(plan, state));
  }

  /** When the plan came to this state. */
  Instant at(PlanStatus plan, PlanState state) {
    return jdbc()
        .sql("select min(at) from chaos.changes where plan = :plan and state = :state")
        .param("plan", plan.id().value())
        .param("state", state.name())
        .query(java.sql.Timestamp.class)
        .single()
        .toInstant();
  }

  void awaitDeath(Replica replica) throws InterruptedException {
    assertThat(replica.ended(PATIENCE)).as(replica.name() + " dies\n" + replica.tail()).isTrue();
  }

  void await(String what, BooleanSupplier condition) {
    try {
      Awaitility.await(what)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(25))
          .ignoreExceptions()
          .until(condition::getAsBoolean);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("never came: %s%n%s".formatted(what, shown()), e);
    }
  }

  private String shown() {
    return plans.stream()
            .map(
                plan ->
                    "%s %s %s %s%n%s"
                        .formatted(
                            plan.id(),
                            state(plan),
                            journal(plan),
                            appliedSteps(plan),
                            String.join("\n", world.office().status(plan.id()).progress())))
            .collect(Collectors.joining("\n"))
        + "\n"
        + replicas.stream().map(Replica::tail).collect(Collectors.joining("\n----\n"));
  }

  /** All is over: the rules hold, and one line says so. */
  void over() throws InterruptedException {
    await(
        "no run waits",
        () ->
            jdbc()
                    .sql(
                        "select count(*) from actions.scheduled_tasks where task_name = 'plan-run'")
                    .query(Long.class)
                    .single()
                == 0);
    List<Finding> findings = world.findings();
    Map<String, Object> line = new HashMap<>();
    line.put("case", name);
    line.put("plans", plans.size());
    line.put("ms", (System.nanoTime() - began) / 1_000_000);
    line.put("writes", world.proxy().journal().applied().size());
    line.put("broken", findings.stream().map(Finding::toString).toList());
    line.put("hits", hits());
    System.out.println(JsonMapper.shared().writeValueAsString(line));
    assertThat(findings).as(shown()).isEmpty();
  }

  private Map<String, Integer> hits() {
    return replicas.stream()
        .flatMap(replica -> replica.hits().entrySet().stream())
        .collect(
            Collectors.toMap(
                (Map.Entry<FailPoint, Integer> e) -> e.getKey().place(),
                Map.Entry::getValue,
                Integer::sum));
  }

  @Override
  public void close() {
    replicas.forEach(Replica::close);
  }

  private static final class Meeting {

    private int left;
    private final Predicate<Call> which;
    private final Fault fault;

    Meeting(int left, Predicate<Call> which, Fault fault) {
      this.left = left;
      this.which = which;
      this.fault = fault;
    }
  }
}
