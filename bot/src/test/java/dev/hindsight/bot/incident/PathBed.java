package dev.hindsight.bot.incident;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.PlanState;
import dev.hindsight.actions.PlanStatus;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.verify.Indicator;
import dev.hindsight.bot.TestDatabase;
import dev.hindsight.bot.alert.Alert;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.alert.Alerts;
import dev.hindsight.bot.alert.StoredAlert;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.slack.view.TestIncidents;
import dev.hindsight.knowledge.CauseVerdicts;
import dev.hindsight.knowledge.KeptCause;
import dev.hindsight.knowledge.Lesson;
import dev.hindsight.knowledge.Lessons;
import dev.hindsight.knowledge.Seen;
import dev.hindsight.knowledge.Verdict;
import dev.hindsight.prompts.Account;
import dev.hindsight.prompts.Facts;
import dev.hindsight.prompts.Narration;
import dev.hindsight.prompts.Narrator;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The end of the path over a real database, with everything around it in the test's hands. */
final class PathBed extends Clock implements AutoCloseable {

  final List<String> queued = new CopyOnWriteArrayList<>();
  final KeptAlerts alerts = new KeptAlerts();
  final List<Lesson> lessons = new CopyOnWriteArrayList<>();
  final List<Seen> taught = new CopyOnWriteArrayList<>();
  volatile Runnable onSettleQueued = () -> {};
  volatile Runnable onLesson = () -> {};
  final SlowNarrator narrator = new SlowNarrator();
  volatile PlanState planState = PlanState.PROPOSED;

  /** Of those that are in another state than that. */
  final Map<PlanId, PlanState> planStates = new ConcurrentHashMap<>();

  /** Those that somebody asked for, what lapses first coming first. */
  final List<PlanStatus> asked = new CopyOnWriteArrayList<>();

  private final DataSource database = TestDatabase.with("bot");
  private final AnnotationConfigApplicationContext context;
  private volatile Instant now = Instant.parse("2026-03-01T03:00:00Z");

  /** Real proxies: the transactions are as in the application. */
  @EnableTransactionManagement
  static class Transactions {}

  PathBed() {
    this(Optional.empty(), new NoVerdicts(), Optional.empty(), (_, _) -> Optional.empty());
  }

  /** With lessons that are really kept. */
  PathBed(Lessons kept, CauseVerdicts verdicts) {
    this(Optional.of(kept), verdicts, Optional.empty(), (_, _) -> Optional.empty());
  }

  /** With alerts that are really kept, of services that are known. */
  PathBed(Function<DataSource, Alerts> alerts, Catalog catalog) {
    this(Optional.empty(), new NoVerdicts(), Optional.of(alerts), catalog);
  }

  private PathBed(
      Optional<Lessons> kept,
      CauseVerdicts verdicts,
      Optional<Function<DataSource, Alerts>> given,
      Catalog catalog) {
    context = new AnnotationConfigApplicationContext();
    context.registerBean("transactions", Transactions.class);
    context.registerBean(
        PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(JsonMapper.class, JsonMapper::shared);
    context.registerBean(Clock.class, () -> this);
    context.registerBean(IncidentRoom.class, () -> id -> {});
    context.registerBean(CardLink.class, () -> id -> Optional.empty());
    context.registerBean(
        Indicator.class, () -> subject -> new Indicator.Reading.Good("all replicas are ready"));
    context.registerBean(Remediation.class, this::onePlan);
    context.registerBean(
        Alerts.class, () -> given.<Alerts>map(from -> from.apply(database)).orElse(alerts));
    context.registerBean(Lessons.class, () -> kept.orElseGet(KeptLessons::new));
    context.registerBean(CauseVerdicts.class, () -> verdicts);
    context.registerBean(Work.class, Queue::new);
    context.registerBean(Catalog.class, () -> catalog);
    context.registerBean(Narrator.class, () -> narrator);
    context.registerBean(
        ModelBooks.class, () -> id -> new Bill(0, 0, BigDecimal.ZERO, "USD", true));
    context.registerBean(ConnectedCluster.class, () -> new ConnectedCluster(null));
    context.registerBean(
        IncidentSettings.class,
        () ->
            new IncidentSettings(
                Duration.ofMinutes(10),
                Duration.ofMinutes(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15)));
    context.register(
        JdbcIncidents.class,
        JdbcTimeline.class,
        JdbcClusterNames.class,
        Snoozes.class,
        Moves.class,
        Openings.class,
        Whereabouts.class,
        Triage.class,
        Closing.class,
        Conclusions.class,
        Resolution.class,
        Investigations.class,
        Narrations.class,
        Board.class,
        Verdicts.class,
        PlanNews.class);
    context.refresh();
  }

  static Runnable once(RuntimeException failure) {
    AtomicBoolean thrown = new AtomicBoolean();
    return () -> {
      if (!thrown.getAndSet(true)) {
        throw failure;
      }
    };
  }

  <T> T get(Class<T> type) {
    return context.getBean(type);
  }

  Closing closing() {
    return get(Closing.class);
  }

  Incidents incidents() {
    return get(Incidents.class);
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  /** An incident whose one alert is resolved. */
  IncidentId open() {
    return open("t");
  }

  IncidentId open(String title) {
    alerts.add(Alert.Status.FIRING);
    IncidentId id = incidents().open(Clues.of(alerts.last()), title, "s", now);
    alerts.change(1, Alert.Status.RESOLVED);
    return id;
  }

  /** As an earlier version kept what was told. */
  void withoutItsFacts(IncidentId incident) {
    JdbcClient.create(database)
        .sql("update bot.incidents set narration = narration - 'rests' - 'cause' where id = ?")
        .param(incident.value())
        .update();
  }

  /** As a bot of the release before leaves it: a plan is offered, and nothing kept of why. */
  void forgetGrounds() {
    JdbcClient.create(database).sql("update bot.incidents set grounds_plan = null").update();
  }

  CompletableFuture<Correlation> correlateNew() {
    AlertId id = alerts.add(Alert.Status.FIRING);
    return CompletableFuture.completedFuture(correlate(id.value()));
  }

  /** As the path does it, in one transaction. */
  Correlation correlate(long id) {
    Triage triage = get(Triage.class);
    return new TransactionTemplate(get(PlatformTransactionManager.class))
        .execute(
            status -> {
              StoredAlert alert = triage.receive(new AlertId(id));
              Correlation meaning = triage.correlate(alert);
              switch (meaning) {
                case Correlation.Opens opens -> triage.open(alert, opens);
                case Correlation.Joins joins -> triage.join(alert, joins);
                case Correlation.Reopens reopens -> triage.reopen(alert, reopens);
                case Correlation.Ignores ignores -> triage.ignore(alert, ignores);
              }
              return meaning;
            });
  }

  /** The newest alert joins, worse than the incident. */
  void correlateWorse(Snoozes snoozes, IncidentId id) {
    new TransactionTemplate(get(PlatformTransactionManager.class))
        .executeWithoutResult(_ -> snoozes.joined(id, alerts.last(), Severity.SEV1));
  }

  void waitForALock() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                JdbcClient.create(database)
                        .sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock'")
                        .query(Integer.class)
                        .single()
                    > 0);
  }

  @Override
  public void close() {
    context.close();
    ((HikariDataSource) database).close();
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }

  /** A model in the test's hands. */
  static final class SlowNarrator implements Narrator {

    final List<Facts> asked = new CopyOnWriteArrayList<>();
    volatile Runnable meanwhile = () -> {};

    /** The facts of each sentence. */
    volatile List<List<Integer>> says = List.of(List.of(1));

    @Override
    public Optional<String> model() {
      return Optional.of("model-in-hand");
    }

    @Override
    public Narration narrate(Account account, Facts facts) {
      asked.add(facts);
      meanwhile.run();
      String told = "Told no. " + asked.size();
      return new Narration.Told(
          says.stream().map(cited -> new Narration.Sentence(told, cited)).toList(),
          0,
          "prompt-hash",
          "model-in-hand",
          Duration.ofSeconds(1));
    }
  }

  /** Alerts in memory, all of one service. */
  final class KeptAlerts implements Alerts {

    private final List<StoredAlert> kept = new CopyOnWriteArrayList<>();
    private final Map<AlertId, Long> earlier = new ConcurrentHashMap<>();

    /** One of this service, of which an earlier episode is in that incident. */
    AlertId again(String service, IncidentId incident) {
      long id = kept.size() + 1L;
      kept.add(alert(id, Alert.Status.FIRING, Map.of("alertname", "A" + id, "service", service)));
      earlier.put(new AlertId(id), incident.value());
      return new AlertId(id);
    }

    AlertId add(Alert.Status status) {
      kept.add(alert(kept.size() + 1L, status));
      return last().id();
    }

    /** One that is as bad as can be. */
    void addCritical() {
      long id = kept.size() + 1L;
      kept.add(
          alert(
              id,
              Alert.Status.FIRING,
              Map.of("alertname", "A" + id, "service", "checkout", "severity", "critical")));
    }

    void change(long id, Alert.Status status) {
      kept.set((int) id - 1, alert(id, status));
    }

    StoredAlert last() {
      return kept.getLast();
    }

    private StoredAlert alert(long id, Alert.Status status) {
      return alert(id, status, Map.of("alertname", "A" + id, "service", "checkout"));
    }

    private StoredAlert alert(long id, Alert.Status status, Map<String, String> labels) {
      Alert alert =
          new Alert("f" + id, status, labels, Map.of(), Optional.of(now), Optional.empty());
      return new StoredAlert(new AlertId(id), "am", alert, now, 1, Optional.empty());
    }

    @Override
    public Optional<StoredAlert> find(AlertId id) {
      return kept.stream().filter(a -> a.id().equals(id)).findFirst();
    }

    @Override
    public List<StoredAlert> ofIncident(long incident) {
      return List.copyOf(kept);
    }

    @Override
    public Map<Long, List<StoredAlert>> ofIncidents(Collection<Long> incidents) {
      return incidents.stream().collect(Collectors.toMap(id -> id, this::ofIncident));
    }

    @Override
    public void assign(AlertId id, long incident) {}

    @Override
    public Optional<Long> incidentOf(StoredAlert alert) {
      return Optional.ofNullable(earlier.get(alert.id()));
    }

    @Override
    public void serialize(StoredAlert alert) {}
  }

  private final class Queue implements Work {

    @Override
    public void correlate(AlertId alert) {
      queued.add("correlate");
    }

    @Override
    public void investigate(IncidentId incident, Instant at) {}

    @Override
    public void narrate(IncidentId incident) {
      queued.add("narrate");
    }

    @Override
    public void settle(IncidentId incident, Instant at) {
      onSettleQueued.run();
      queued.add("settle");
    }

    @Override
    public void wake(IncidentId incident, Instant at) {
      queued.add("wake " + at);
    }

    @Override
    public void planFinished(PlanId plan, IncidentId incident) {}
  }

  /** A plan that is always there, in the state that the test says. */
  private Remediation onePlan() {
    return (Remediation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Remediation.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("asked")) {
                return asked.stream().map(PlanStatus::id).toList();
              }
              if (method.getName().equals("status")) {
                for (PlanStatus plan : asked) {
                  if (plan.id().equals(arguments[0])) {
                    return Optional.of(plan);
                  }
                }
                PlanState state = planStates.getOrDefault((PlanId) arguments[0], planState);
                return Optional.of(TestIncidents.plan(state));
              }
              if (method.getName().equals("stopped")) {
                return Optional.empty();
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** Lessons that are lost with their transaction, as real ones are. */
  private final class KeptLessons implements Lessons {

    @Override
    public String keep(Lesson lesson) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String keep(Lesson lesson, Seen seen) {
      onLesson.run();
      lessons.add(lesson);
      taught.add(seen);
      return "LSN-1";
    }
  }

  /** Nobody says anything. */
  private static final class NoVerdicts implements CauseVerdicts {

    @Override
    public Optional<KeptCause> of(String incident) {
      return Optional.empty();
    }

    @Override
    public Answer say(String incident, String person, Verdict verdict, long seen) {
      throw new UnsupportedOperationException();
    }
  }
}
