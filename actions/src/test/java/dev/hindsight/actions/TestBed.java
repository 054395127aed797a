package dev.hindsight.actions;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.action.AwsSamples;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.aws.FakeAws;
import dev.hindsight.actions.verify.Probe;
import dev.hindsight.actions.verify.ServiceIndicators;
import dev.hindsight.actions.verify.StillFiring;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** The whole module on a real database and a scripted cluster, with people made of a map. */
public final class TestBed implements AutoCloseable {

  public static final PersonId ASKER = new PersonId("U-engineer");
  public static final PersonId APPROVER = new PersonId("U-approver");
  public static final PersonId SECOND = new PersonId("U-second-approver");
  public static final PersonId GUEST = new PersonId("U-guest");
  private static final HikariDataSource DATA = database();

  public final FakeCluster cluster = FakeCluster.started();
  public final FakeAws aws = new FakeAws();
  public final MutableClock clock = new MutableClock();
  public final Map<PersonId, Approvers.Standing> people = new ConcurrentHashMap<>();
  public final Set<String> firing = ConcurrentHashMap.newKeySet();
  public final Map<String, Probe.Metric> indicators = new ConcurrentHashMap<>();
  public final List<String> told = new CopyOnWriteArrayList<>();
  public volatile Cut cut = Cut.NONE;
  public volatile boolean away;
  private final AnnotationConfigApplicationContext context;

  public TestBed() {
    people.put(ASKER, new Approvers.Standing.Colleague(() -> "Ask Ada or Bob."));
    people.put(APPROVER, new Approvers.Standing.Approver());
    people.put(SECOND, new Approvers.Standing.Approver());
    people.put(GUEST, new Approvers.Standing.Nobody("Guests may not."));
    reset();
    context = instance();
  }

  /** Another instance of the bot over the same database. */
  public AnnotationConfigApplicationContext instance() {
    return instance(cluster);
  }

  /** The same, connected to this cluster. */
  public AnnotationConfigApplicationContext instance(FakeCluster connected) {
    AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
    System.setProperty("hindsight.kubernetes.kubeconfig", file(connected));
    System.setProperty("hindsight.aws.regions", AwsSamples.REGION);
    System.setProperty("hindsight.aws.documents", "AWS-RunShellScript");
    System.setProperty("hindsight.checks.hosts", "127.0.0.1");
    System.setProperty("hindsight.checks.prometheus", cluster.url());
    System.setProperty("hindsight.checks.timeout", "1s");
    System.setProperty("hindsight.kubernetes.actions.environment", "LOG_LEVEL,FEATURE_CACHE");
    made.registerBean(TestBed.class, () -> this, definition -> definition.setDestroyMethodName(""));
    made.registerBean("fakeAws", FakeAws.class, () -> aws, bean -> bean.setPrimary(true));
    made.register(World.class);
    made.refresh();
    return made;
  }

  private static String file(FakeCluster cluster) {
    try {
      Path directory = Files.createTempDirectory("actions");
      Path file = cluster.kubeconfig(directory);
      // the last one first: a directory that holds something stays
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public Remediation remediation() {
    return bean(Remediation.class);
  }

  public JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /** Both clocks move: the application's and the database's. */
  public void advance(Duration by) {
    clock.advance(by);
    jdbc()
        .sql("update actions.clock_offset set ahead = ahead + make_interval(secs => :secs)")
        .param("secs", by.toMillis() / 1000.0)
        .update();
  }

  /** A plan for this cause, proposed. */
  public PlanStatus proposed(String incident, String cause) {
    Proposed proposed =
        remediation().propose(new Proposal(incident, "checkout", cause, seen(), Optional.empty()));
    if (proposed instanceof Proposed.Offered(PlanId plan)) {
      return remediation().status(plan).orElseThrow();
    }
    throw new AssertionError(proposed);
  }

  public Diagnosis seen() {
    return bean(Observer.class).observe(subject(), Duration.ofSeconds(20));
  }

  public static Subject subject() {
    return new Subject("shop", Optional.of("checkout"), Optional.empty());
  }

  /** The same, for a plan that takes so many approvals. */
  public PlanStatus proposed(String incident, String cause, int approvals) {
    PlanStatus plan = proposed(incident, cause);
    jdbc()
        .sql("update actions.plans set approvals_needed = :needed where id = :id")
        .param("needed", approvals)
        .param("id", plan.id().value())
        .update();
    jdbc()
        .sql("update actions.plan_terms set approvers_without = :needed where plan = :id")
        .param("needed", approvals)
        .param("id", plan.id().value())
        .update();
    return status(plan);
  }

  /** An answer to what is asked now. */
  public Answer answer(PlanStatus plan, PersonId person, boolean yes) {
    return remediation().answer(plan.id(), person, waitsWith(plan), yes);
  }

  /** What somebody saw of the step that is in doubt now. */
  public Answer looked(PlanStatus plan, PersonId person, boolean applied) {
    return remediation().looked(plan.id(), person, waitsWith(plan), applied);
  }

  private String waitsWith(PlanStatus plan) {
    return remediation().waitsWith(plan.id()).orElse("nothing");
  }

  /** They have had the review open for long enough. */
  public void haveRead(PlanStatus plan, PersonId... people) {
    for (PersonId person : people) {
      remediation().shown(plan.id(), plan.hash(), person);
    }
    jdbc().sql("update actions.plan_readings set at = at - interval '1 minute'").update();
  }

  /** How many rows that is. */
  public long count(String table, String where) {
    return jdbc()
        .sql("select count(*) from actions.%s where %s".formatted(table, where))
        .query(Long.class)
        .single();
  }

  /** How many runs were queued. */
  public long runs() {
    return count("scheduled_tasks", "task_name = 'plan-run'");
  }

  /** One who may do all. */
  public static Approvers.Standing approver(String identity, boolean breaksGlass, Risk... risks) {
    return new Approvers.Standing.Approver(
        Optional.of(new IdentityId(identity)),
        risks.length == 0 ? EnumSet.allOf(Risk.class) : Set.of(risks),
        breaksGlass,
        Proof.CHAT);
  }

  public PlanStatus approved(String incident, String cause) {
    PlanStatus plan = proposed(incident, cause);
    must(remediation().ask(plan.id(), plan.hash(), ASKER));
    must(remediation().decide(plan.id(), plan.hash(), APPROVER, Vote.APPROVE, ""));
    return status(plan);
  }

  public PlanStatus status(PlanStatus plan) {
    return remediation().status(plan.id()).orElseThrow();
  }

  public static void must(Answer answer) {
    if (!(answer instanceof Answer.Accepted)) {
      throw new AssertionError(answer);
    }
  }

  private static void reset() {
    JdbcClient.create(DATA)
        .sql(
            """
            set session_replication_role = replica;
            truncate actions.plans, actions.plan_votes, actions.plan_runs, actions.plan_journal,
              actions.plan_progress, actions.kept_diagnostics, actions.audit, actions.audit_entries,
              actions.audit_chain, actions.audit_values, actions.scheduled_tasks,
              actions.plan_terms, actions.run_starts, actions.standing_approvals,
              actions.standing_votes, actions.standing_uses, actions.policy_in_force cascade;
            set session_replication_role = origin;
            update actions.stop_switch set stopped = false;
            update actions.clock_offset set ahead = interval '0'\
            """)
        .update();
  }

  @Override
  public void close() {
    context.close();
    cluster.close();
  }

  private static HikariDataSource database() {
    try {
      HikariDataSource data = new HikariDataSource();
      data.setDataSource(EmbeddedPostgres.builder().start().getPostgresDatabase());
      data.setMaximumPoolSize(20);
      Flyway.configure()
          .dataSource(data)
          .schemas("actions")
          .locations("classpath:db/migration/actions")
          .load()
          .migrate();
      return data;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What becomes of the next commit. */
  public enum Cut {
    NONE,
    /** It is done; its answer is lost. */
    AFTER,
    /** It is not done, and nobody says so. */
    BEFORE,
    /** It is done, and the database stays away. */
    AND_AWAY
  }

  /** Cuts the connection at COMMIT. */
  private static final class CutCommits extends JdbcTransactionManager {

    private static final long serialVersionUID = 1L;

    private final transient TestBed bed;

    CutCommits(DataSource data, TestBed bed) {
      super(data);
      this.bed = bed;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      if (bed.away) {
        throw new CannotCreateTransactionException("the database is away");
      }
      super.doBegin(transaction, definition);
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      Cut cut = bed.cut;
      bed.cut = Cut.NONE;
      if (cut == Cut.BEFORE) {
        super.doRollback(status);
      } else {
        super.doCommit(status);
      }
      bed.away = cut == Cut.AND_AWAY;
      if (cut != Cut.NONE) {
        throw new DataAccessResourceFailureException("connection reset at COMMIT");
      }
    }
  }

  /** What the bot gives. */
  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement
  @ComponentScan("dev.hindsight.actions")
  static class World {

    @Bean(destroyMethod = "")
    DataSource dataSource() {
      return DATA;
    }

    @Bean
    JdbcClient jdbcClient(DataSource data) {
      return JdbcClient.create(data);
    }

    @Bean
    JdbcTemplate jdbcTemplate(DataSource data) {
      return new JdbcTemplate(data);
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource data, TestBed bed) {
      return new CutCommits(data, bed);
    }

    @Bean
    Clock clock(TestBed bed) {
      return bed.clock;
    }

    @Bean
    Approvers approvers(TestBed bed) {
      return person ->
          bed.people.getOrDefault(person, new Approvers.Standing.Nobody("Unknown account."));
    }

    @Bean
    StillFiring stillFiring(TestBed bed) {
      return bed.firing::contains;
    }

    @Bean
    ServiceIndicators serviceIndicators(TestBed bed) {
      return incident -> Optional.ofNullable(bed.indicators.get(incident));
    }

    @Bean
    PlanListener planListener(TestBed bed) {
      return new PlanListener() {
        @Override
        public void changed(PlanId plan, String incident, PlanState state) {
          bed.told.add(plan + " " + state);
        }

        @Override
        public void glassBroken(PlanId plan, String incident, PersonId person, String reason) {
          bed.told.add("%s glass broken by %s: %s".formatted(plan, person, reason));
        }
      };
    }

    @Bean
    UnaryOperator<String> redactor() {
      return text ->
          text.replaceAll("token=\\S+", "token=[redacted]")
              .replaceAll("(?s)BEGIN KEY.*END KEY", "[redacted]");
    }
  }
}
