package dev.hindsight.local.cluster;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.PlanId;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsPlace;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StopInstance;
import dev.hindsight.actions.adapter.Adapter;
import dev.hindsight.actions.adapter.Change;
import dev.hindsight.actions.adapter.Machines;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.local.cluster.Programs.Said;
import dev.hindsight.testing.Moto;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.env.MapPropertySource;

/** An account of AWS with one object in it. */
final class MotoWorld implements World {

  static final List<String> KNOWN =
      List.of("stop-instance", "set-desired-capacity", "deregister-target", "snapshot-database");

  private static final AtomicInteger NUMBER = new AtomicInteger();

  /** One for all, asked for when it is first needed; each world has names of its own in it. */
  private static final class Server {

    private static final Moto MOTO = started();

    private static Moto started() {
      System.setProperty("aws.accessKeyId", "test");
      System.setProperty("aws.secretAccessKey", "test");
      return Moto.require();
    }
  }

  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AwsAccount account;
  private final Programs programs;
  private final Adapter adapter;
  private final Action action;

  MotoWorld(String name, Path folder) {
    URI endpoint = Server.MOTO.endpoint();
    account = new AwsAccount(endpoint, NUMBER.incrementAndGet());
    programs = Programs.aws(folder, endpoint.toString());
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "test",
                Map.of(
                    "hindsight.aws.regions",
                    AwsAccount.REGION,
                    "hindsight.aws.endpoint",
                    endpoint.toString())));
    context.register(OneAdapter.class);
    context.refresh();
    adapter = context.getBean(Adapter.class);
    action = action(name);
  }

  private Action action(String name) {
    return switch (name) {
      case "stop-instance" -> new StopInstance(read(AwsKind.INSTANCE, account.instance()).target());
      case "set-desired-capacity" ->
          new SetDesiredCapacity(read(AwsKind.GROUP, account.group(2)).target(), 2, 3);
      case "deregister-target" -> {
        String unwell = account.instance();
        String group = account.targetGroup(unwell, account.instance());
        yield new DeregisterTarget(read(AwsKind.TARGET_GROUP, group).target(), unwell, 80);
      }
      case "snapshot-database" -> {
        String database = account.database();
        yield new SnapshotDatabase(
            read(AwsKind.DB_INSTANCE, database).target(), database + "-before");
      }
      default -> throw new IllegalArgumentException(name);
    };
  }

  private Live read(AwsKind kind, String name) {
    AwsPlace place = new AwsPlace("123456789012", AwsAccount.REGION);
    return Hand.done(adapter.read(new ObjectRef(place.identity(), kind.kind(), "", name)));
  }

  @Override
  public Action action() {
    return action;
  }

  @Override
  public ObjectRef watched() {
    return action.target().object();
  }

  @Override
  public void write(Action typed) {
    Live live = Hand.done(adapter.read(typed.target().object()));
    Hand.done(adapter.preview(typed, live));
    Hand.done(adapter.write(new Change(new PlanId(1), typed, live, Optional.empty(), "m")));
  }

  @Override
  public String state() {
    Live live = Hand.done(adapter.read(action.target().object()));
    Facts.Cloud cloud = (Facts.Cloud) live.facts();
    return "%s of %s, %d of %d ready"
        .formatted(action.now(live), cloud.fields(), cloud.ready(), cloud.wanted())
        .replaceAll("i-[0-9a-f]{17}|orders-\\d+", "…");
  }

  @Override
  public Said run(Script script, Plan plan, boolean undo) {
    return programs.run(script, plan, undo);
  }

  @Override
  public void close() {
    account.close();
    context.close();
  }

  /** The adapter alone; not found by a scan, which tests of the whole bot would do. */
  @ComponentScan("dev.hindsight.actions.aws")
  static class OneAdapter {

    @Bean
    UnaryOperator<String> redactor() {
      return UnaryOperator.identity();
    }

    @Bean
    Machines noNodes() {
      return _ -> new Outcome.Done<>(Map.of());
    }

    @Bean
    Clock clock() {
      return Clock.systemUTC();
    }
  }
}
