package dev.hindsight.local.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PersonId;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.adapter.Reason;
import dev.hindsight.actions.adapter.Written;
import dev.hindsight.actions.rights.KubernetesDoctor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/** The bot's adapter alone, with the rights of the shipped manifest, on a cluster of its own. */
final class Hand implements AutoCloseable {

  static final PersonId ADA = new PersonId("U0ADA");

  static final String SERVICE_ACCOUNT = "system:serviceaccount:hindsight:hindsight";

  final Bench bench;
  final Adapter adapter;
  private final boolean own;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();

  Hand() {
    this(new Bench(), SERVICE_ACCOUNT, true, Map.of());
  }

  /** With the rights of one of the users of a cluster that goes on after it. */
  Hand(Bench bench, String user) {
    this(bench, user, false, Map.of());
  }

  /** The same where writes are made as an approver: the cluster's names by settings. */
  Hand(Bench bench, String user, Map<String, String> users) {
    this(bench, user, false, users);
  }

  private Hand(Bench bench, String user, boolean own, Map<String, String> users) {
    this.bench = bench;
    this.own = own;
    Path kubeconfig = kubeconfig(bench, user);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("test", settings(kubeconfig, users)));
    context.register(OneAdapter.class);
    context.refresh();
    adapter = context.getBean(Adapter.class);
    bench.passUntil(bench::isRolledOut);
  }

  private static Map<String, Object> settings(Path kubeconfig, Map<String, String> users) {
    Map<String, Object> settings = new HashMap<>(users);
    settings.put("hindsight.kubernetes.impersonation.enabled", !users.isEmpty());
    settings.put("hindsight.kubernetes.kubeconfig", kubeconfig.toString());
    settings.put("hindsight.kubernetes.actions.environment", "LOG_LEVEL,FEATURE_CACHE");
    return settings;
  }

  static Path kubeconfig(Bench bench, String user) {
    try {
      Path directory = Files.createTempDirectory("hand");
      Path file = directory.resolve("kubeconfig");
      bench.cluster.writeKubeconfig(file, user);
      directory.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  KubernetesDoctor doctor() {
    return context.getBean(KubernetesDoctor.class);
  }

  /** A dry run keeps nothing; the write is read back by its mark; the undo gives the old state. */
  void doneAndUndone(ObjectRef ref, Function<Live, Action> make) {
    Live before = read(ref);
    Action action = make.apply(before);
    assertThat(action.now(before)).isEqualTo(action.before());
    assertThat(previewed(action)).isNotBlank();
    assertThat(action.now(read(ref))).isEqualTo(action.before());
    write(action);
    Live after = read(ref);
    assertThat(action.now(after)).isEqualTo(action.after());
    assertThat(after.marker()).contains("PLN-1/" + action.name());
    Action undo = ((Undo.By) action.undo()).action();
    write(undo);
    assertThat(action.now(read(ref))).isEqualTo(action.before());
  }

  /** What a dry run says of the object as it is now; a controller may just have written to it. */
  String previewed(Action action) {
    Outcome<String> outcome = adapter.preview(action, read(action.target().object()));
    for (int i = 0; i < 20 && conflict(outcome); i++) {
      outcome = adapter.preview(action, read(action.target().object()));
    }
    return done(outcome);
  }

  /** As a run does it: a conflict with the controllers' own writes is read and tried again. */
  void write(Action action) {
    Outcome<Written> outcome = once(action);
    for (int i = 0; i < 20 && conflict(outcome); i++) {
      outcome = once(action);
    }
    done(outcome);
  }

  /** One try on the object as it is now. */
  Outcome<Written> once(Action action) {
    return adapter.write(change(action, read(action.target().object())));
  }

  private static <T> boolean conflict(Outcome<T> outcome) {
    return outcome instanceof Outcome.TryAgain<T>(Reason reason, _, _) && reason == Reason.CONFLICT;
  }

  static Change change(Action action, Live live) {
    return new Change(new PlanId(1), action, live, Optional.of(ADA), "PLN-1/" + action.name());
  }

  /** For now. */
  void refused(Action action, Live live, Reason reason, String words) {
    assertThat(adapter.write(change(action, live)))
        .isInstanceOfSatisfying(
            Outcome.TryAgain.class,
            again -> {
              assertThat(again.reason()).isEqualTo(reason);
              assertThat(again.text()).contains(words);
            });
  }

  /** For good, in the dry run already. */
  void never(Action action, Reason reason, String words) {
    assertThat(adapter.preview(action, read(action.target().object())))
        .isInstanceOfSatisfying(
            Outcome.GaveUp.class,
            no -> {
              assertThat(no.reason()).isEqualTo(reason);
              assertThat(no.text()).contains(words);
            });
  }

  boolean gone(ObjectRef ref) {
    return adapter.read(ref) instanceof Outcome.GaveUp<Live>(Reason reason, _)
        && reason == Reason.GONE;
  }

  /** How it does, in words. */
  String health(ObjectRef ref) {
    return done(adapter.health(ref)).sentence();
  }

  boolean healthy(ObjectRef ref) {
    var health = done(adapter.health(ref));
    return health.rolledOut() && health.allReady();
  }

  Live read(ObjectRef ref) {
    return done(adapter.read(ref));
  }

  static Facts.Workload workload(Live live) {
    return live.workload().orElseThrow();
  }

  static ObjectRef ref(String kind, String name) {
    return new ObjectRef("practice", kind, kind.equals("Node") ? "" : "shop", name);
  }

  static <T> T done(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError(outcome);
  }

  @Override
  public void close() {
    context.close();
    if (own) {
      bench.close();
    }
  }

  /** The adapter alone; not found by a scan, which tests of the whole bot would do. */
  @ComponentScan("dev.hindsight.actions.kubernetes")
  static class OneAdapter {

    @Bean
    Clock clock() {
      return new SettableClock();
    }

    @Bean
    UnaryOperator<String> redactor() {
      return UnaryOperator.identity();
    }
  }
}
