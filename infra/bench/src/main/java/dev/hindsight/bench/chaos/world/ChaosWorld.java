package dev.hindsight.bench.chaos.world;

import dev.hindsight.actions.audit.AuditDesk;
import dev.hindsight.bench.chaos.cluster.Crowd;
import dev.hindsight.bench.chaos.cluster.Proxy;
import dev.hindsight.bench.chaos.replica.ExecutorOnly;
import dev.hindsight.bench.chaos.replica.Replicas;
import dev.hindsight.bench.proxy.Upstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Database, crowd, proxy and office in this process, and a starter of executors in others. */
public final class ChaosWorld implements AutoCloseable {

  private static final int AUDIT_WAIT = 400;
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Postgres postgres;
  private final Crowd crowd = new Crowd();
  private final Map<String, String> settings;
  private final Path directory;
  private final Clock clock;
  private Proxy proxy;
  private Optional<Office> office = Optional.empty();
  private Optional<ConfigurableApplicationContext> context = Optional.empty();
  private Replicas replicas;

  private ChaosWorld(Path directory, Map<String, String> settings, Clock clock) throws IOException {
    this.directory = directory;
    this.clock = clock;
    postgres = Postgres.in(Files.createDirectories(directory.resolve("postgres")));
    parts.push(postgres);
    proxy = part(Proxy.before(crowd, clock));
    this.settings = new HashMap<>(settings);
    this.settings.putIfAbsent("hindsight.kubernetes.kubeconfig", kubeconfig().toString());
    this.settings.put("spring.datasource.username", postgres.user());
    this.settings.put("spring.datasource.password", postgres.password());
    replicas =
        new Replicas(
            directory.resolve("executors"), postgres.jdbcUrl(), this.settings, Optional.empty());
  }

  /**
   * Opens the world; nothing runs in it yet.
   *
   * @param settings of the executors, as Spring names them
   */
  public static ChaosWorld open(Path directory, Map<String, String> settings, Clock clock)
      throws IOException {
    ChaosWorld world = new ChaosWorld(directory, settings, clock);
    try {
      world.renew();
      return world;
    } catch (IOException | RuntimeException e) {
      world.close();
      throw e;
    }
  }

  private <T extends AutoCloseable> T part(T part) {
    parts.push(part);
    return part;
  }

  private Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  /** All tables and the proxy's journal empty again; no executor may run. */
  public void renew() throws IOException {
    before(crowd, "token");
  }

  /** The same with another API server behind the proxy. */
  public void before(Upstream server, String token) throws IOException {
    proxy.close();
    parts.remove(proxy);
    proxy = part(Proxy.before(server, clock));
    proxy.writeKubeconfig(kubeconfig(), token);
    context.ifPresent(
        old -> {
          old.close();
          parts.remove(old);
        });
    JdbcSchema.renew(dataSource());
    ConfigurableApplicationContext made = part(officeContext());
    context = Optional.of(made);
    Office opened = new Office(made, jdbc());
    opened.open();
    office = Optional.of(opened);
  }

  private ConfigurableApplicationContext officeContext() {
    SpringApplication spring = new SpringApplication(ExecutorOnly.class);
    spring.setWebApplicationType(WebApplicationType.NONE);
    spring.setLogStartupInfo(false);
    spring.setRegisterShutdownHook(false);
    Map<String, Object> own = new HashMap<>(settings);
    own.put("db-scheduler.enabled", "false");
    own.put("spring.datasource.url", postgres.jdbcUrl() + "?ApplicationName=office");
    own.put("logging.level.root", "error");
    spring.setDefaultProperties(own);
    return spring.run(
        "--db-scheduler.enabled=false",
        "--logging.level.root=error",
        "--spring.main.banner-mode=off",
        "--spring.datasource.hikari.maximum-pool-size=6");
  }

  private DataSource dataSource() {
    PGSimpleDataSource data = new PGSimpleDataSource();
    data.setUrl(postgres.jdbcUrl() + "?ApplicationName=world");
    // also while all others may only read
    data.setOptions("-c default_transaction_read_only=off");
    data.setUser(postgres.user());
    data.setPassword(postgres.password());
    return data;
  }

  /** A connection of its own for each statement, so that a restart disturbs nothing here. */
  public JdbcClient jdbc() {
    return JdbcClient.create(dataSource());
  }

  public Postgres postgres() {
    return postgres;
  }

  public Crowd crowd() {
    return crowd;
  }

  public Proxy proxy() {
    return proxy;
  }

  public Office office() {
    return office.orElseThrow();
  }

  public Replicas replicas() {
    return replicas;
  }

  /** What is not as the rules want it; waits until the audit chain is linked. */
  public List<Finding> findings() throws InterruptedException {
    AuditDesk audit = office().audit();
    for (int waited = 0; audit.waiting().isPresent() && waited < AUDIT_WAIT; waited++) {
      Thread.sleep(LOOK_EVERY);
    }
    List<Finding> found =
        new ArrayList<>(
            new Rules(new JdbcRecords(jdbc()).read(), proxy.journal().all()).findings());
    audit.verify(List.of()).findings().stream()
        .map(what -> new Finding("I7", "the chain", what))
        .forEach(found::add);
    return found;
  }

  /** From now on executors start more quickly, where this JVM's class path allows it. */
  public void trainStarts() throws IOException, InterruptedException {
    replicas = replicas.quicker(replicas.train());
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the chaos world did not close", e);
      }
    }
  }
}
