package dev.hindsight.actions;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.actions.approval.Approvers;
import dev.hindsight.actions.verify.StillFiring;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The whole module on a real database and a scripted cluster, with people made of a map. */
public final class TestBed implements AutoCloseable {

  public static final PersonId ASKER = new PersonId("U-engineer");
  public static final PersonId APPROVER = new PersonId("U-approver");
  public static final PersonId SECOND = new PersonId("U-second-approver");
  public static final PersonId GUEST = new PersonId("U-guest");
  private static final HikariDataSource DATA = database();

  public final FakeCluster cluster = FakeCluster.started();
  public final MutableClock clock = new MutableClock();
  public final Map<PersonId, Approvers.Standing> people = new ConcurrentHashMap<>();
  public final Set<String> firing = ConcurrentHashMap.newKeySet();
  public final List<String> told = new CopyOnWriteArrayList<>();
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
    AnnotationConfigApplicationContext made = new AnnotationConfigApplicationContext();
    System.setProperty("hindsight.kubernetes.kubeconfig", file());
    System.setProperty("hindsight.kubernetes.actions.environment", "LOG_LEVEL,FEATURE_CACHE");
    made.registerBean(TestBed.class, () -> this, definition -> definition.setDestroyMethodName(""));
    made.register(World.class);
    made.refresh();
    return made;
  }

  private String file() {
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
              actions.audit_chain, actions.audit_values, actions.scheduled_tasks;
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
    PlatformTransactionManager transactionManager(DataSource data) {
      return new JdbcTransactionManager(data);
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
    PlanListener planListener(TestBed bed) {
      return (plan, _, state) -> bed.told.add(plan + " " + state);
    }

    @Bean
    UnaryOperator<String> redactor() {
      return text ->
          text.replaceAll("token=\\S+", "token=[redacted]")
              .replaceAll("(?s)BEGIN KEY.*END KEY", "[redacted]");
    }
  }
}
