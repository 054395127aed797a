package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.DeregisterTarget;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.ForceDeployment;
import dev.hindsight.actions.action.GrowDatabaseStorage;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.RebootDatabase;
import dev.hindsight.actions.action.RebootInstance;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.RegisterTarget;
import dev.hindsight.actions.action.ReplaceInstance;
import dev.hindsight.actions.action.RollBackAlias;
import dev.hindsight.actions.action.RollBackTaskDefinition;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetDesiredCapacity;
import dev.hindsight.actions.action.SetDesiredCount;
import dev.hindsight.actions.action.SetFunctionConcurrency;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.ShiftTargetWeights;
import dev.hindsight.actions.action.SnapshotDatabase;
import dev.hindsight.actions.action.StartInstance;
import dev.hindsight.actions.action.WeightedRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table: template and object of AWS in, actions or reason out. */
class AwsChoicesTest {

  private static final BigDecimal TWICE = new BigDecimal("2");
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final AwsTemplate OUT = new BalancingTemplate.DeregisterUnhealthyTargets(2, 2);
  private static final AwsTemplate MORE = new ComputeTemplate.ScaleGroup(TWICE, 1, 5);
  private static final AwsTemplate FEWER = new ComputeTemplate.ScaleGroup(HALF, 1, 5);

  private record Row(Template template, Live live, List<Action> actions, String says) {}

  private static Row makes(Template template, Live live, String title, Action... actions) {
    return new Row(template, live, List.of(actions), title);
  }

  private static Row refuses(Template template, Live live, String reason) {
    return new Row(template, live, List.of(), reason);
  }

  static Stream<Row> balancing() {
    Live one = Lives.targets("i-a unhealthy", "i-b healthy", "i-c healthy");
    Live two = Lives.targets("i-a unhealthy", "i-b healthy", "i-c unhealthy", "i-d healthy");
    AwsTemplate in = new BalancingTemplate.RegisterTarget("i-z", 80);
    AwsTemplate blue = new BalancingTemplate.ShiftTargetWeights("blue");
    String prefix = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/";
    String[] arns = {prefix + "blue/0a1b2c3d4e5f6071", prefix + "green/0a1b2c3d4e5f6072"};
    Live listener =
        Lives.aws(
            AwsKind.LISTENER,
            "edge",
            "443",
            0,
            0,
            "weight " + arns[0] + "=20",
            "weight " + arns[1] + "=80");
    return Stream.of(
        makes(OUT, one, "Take i-a:80 out of web", new DeregisterTarget(one.target(), "i-a", 80)),
        makes(
            OUT,
            two,
            "Take 2 unhealthy targets out of web",
            new DeregisterTarget(two.target(), "i-a", 80),
            new DeregisterTarget(two.target(), "i-c", 80)),
        refuses(OUT, Lives.targets("i-b healthy", "i-c healthy"), "No target of"),
        // one that is on its way in, or of which nothing is known, has not failed
        refuses(OUT, Lives.targets("i-a initial", "i-c unavailable"), "fails its health check"),
        refuses(OUT, Lives.targets("i-a unhealthy", "i-b healthy"), "1 targets of"),
        refuses(
            OUT,
            Lives.targets("a unhealthy", "b unhealthy", "c unhealthy", "d healthy", "e healthy"),
            "3 targets of TargetGroup web fail their health check; the playbook takes out 2"),
        makes(in, one, "Take i-z:80 into web", new RegisterTarget(one.target(), "i-z", 80)),
        refuses(in, Lives.targets("i-z unhealthy"), "is in TargetGroup web already"),
        refuses(new BalancingTemplate.RegisterTargetsAgain(), one, "No earlier step"),
        makes(
            blue,
            listener,
            "Send all requests of 443 to blue",
            new ShiftTargetWeights(
                listener.target(),
                new TreeMap<>(Map.of(arns[0], 20, arns[1], 80)),
                new TreeMap<>(Map.of(arns[0], 100, arns[1], 0)))),
        refuses(new BalancingTemplate.ShiftTargetWeights("gre"), listener, "of which one is gre"),
        refuses(OUT, listener, "not for a Listener"));
  }

  static Stream<Row> machines() {
    AwsTemplate replace = new ComputeTemplate.ReplaceFailedInstance();
    AwsTemplate reboot = new ComputeTemplate.RebootInstance();
    AwsTemplate start = new ComputeTemplate.StartInstance();
    Live failed = Lives.instance("power=on", "status checks=impaired", "group=web");
    Live lonely = Lives.instance("power=on", "status checks=impaired");
    Live stopped = Lives.instance("power=off", "instance state=stopped");
    AwsTemplate run =
        new ComputeTemplate.RunDocument(
            "AWS-RunShellScript", Map.of("commands", List.of("uptime")));
    Live managed = Lives.aws(AwsKind.MANAGED_INSTANCE, "", Lives.MACHINE, 0, 0, "agent=online");
    return Stream.of(
        makes(replace, failed, "Replace instance", new ReplaceInstance(failed.target(), "web")),
        refuses(replace, lonely, "nothing would start another one"),
        refuses(
            replace,
            Lives.instance("power=on", "status checks=ok", "group=web"),
            "has not failed: its status checks are ok"),
        refuses(replace, Lives.instance("power=on", "group=web"), "checks are not known"),
        refuses(
            replace,
            Lives.instance("power=off", "status checks=impaired", "group=web"),
            "does not run"),
        makes(reboot, lonely, "Reboot " + Lives.MACHINE, new RebootInstance(lonely.target())),
        refuses(reboot, Lives.instance("power=on", "status checks=ok"), "has not failed"),
        refuses(reboot, stopped, "does not run"),
        makes(start, stopped, "Start " + Lives.MACHINE, new StartInstance(stopped.target())),
        refuses(start, Lives.instance("power=off", "instance state=stopping"), "but stopping"),
        refuses(
            start,
            Lives.instance("power=off", "instance state=stopped", "group=web"),
            "belongs to Auto Scaling group web"),
        makes(
            run,
            managed,
            "Run AWS-RunShellScript on",
            new RunDocument(
                managed.target(),
                "AWS-RunShellScript",
                new TreeMap<>(Map.of("commands", List.of("uptime"))))),
        refuses(
            run,
            Lives.aws(AwsKind.MANAGED_INSTANCE, "", Lives.MACHINE, 0, 0, "agent=away"),
            "does not answer"));
  }

  static Stream<Row> groups() {
    Live two = Lives.group(2, 2);
    Live four = Lives.group(4, 4);
    AwsTemplate refresh = new ComputeTemplate.RefreshInstances(90);
    return Stream.of(
        makes(MORE, two, "from 2 to 4 instances", new SetDesiredCapacity(two.target(), 2, 4)),
        makes(MORE, four, "from 4 to 5", new SetDesiredCapacity(four.target(), 4, 5)),
        // the group's own maximum is lower than the playbook's
        makes(
            new ComputeTemplate.ScaleGroup(TWICE, 1, 50),
            four,
            "from 4 to 6",
            new SetDesiredCapacity(four.target(), 4, 6)),
        refuses(
            new ComputeTemplate.ScaleGroup(TWICE, 1, 50), Lives.group(6, 6), "own maximum of 6"),
        refuses(MORE, Lives.group(5, 5), "the playbook goes up to 5"),
        refuses(MORE, Lives.group(0, 0), "scaled to zero"),
        refuses(MORE, Lives.group(3, 2), "waits for 1 of its 3 instances already"),
        refuses(MORE, Lives.group(2, 2, "process Launch=suspended"), "Launch is suspended"),
        makes(FEWER, four, "from 4 to 2", new SetDesiredCapacity(four.target(), 4, 2)),
        // never below the group's own minimum
        makes(
            new ComputeTemplate.ScaleGroup(new BigDecimal("0.1"), 1, 5),
            four,
            "from 4 to 2",
            new SetDesiredCapacity(four.target(), 4, 2)),
        refuses(FEWER, two, "goes down to 2"),
        refuses(MORE, Lives.aws(AwsKind.GROUP, "", "web", 0, 0), "cannot be told how large"),
        makes(
            refresh,
            two,
            "Replace all instances of web",
            new RefreshInstances(two.target(), "none", 90)),
        refuses(refresh, Lives.group(2, 2, "progress=InProgress"), "is under way: InProgress"),
        refuses(refresh, Lives.aws(AwsKind.GROUP, "", "web", 0, 0), "cannot be told whether"));
  }

  private static Live service(int tasks, String... more) {
    return Lives.aws(
        AwsKind.ECS_SERVICE,
        "prod",
        "checkout",
        tasks,
        tasks,
        Stream.concat(
                Stream.of("tasks=" + tasks, "task definition=checkout:7", "deployment=ecs-svc/1"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  static Stream<Row> tasks() {
    Live three = service(3, "earlier=checkout:5");
    AwsTemplate back = new EcsTemplate.RollBackTaskDefinition();
    AwsTemplate force = new EcsTemplate.ForceDeployment();
    AwsTemplate out = new EcsTemplate.ScaleService(TWICE, 1, 5);
    AwsTemplate in = new EcsTemplate.ScaleService(HALF, 2, 5);
    return Stream.of(
        makes(
            back,
            three,
            "back to task definition checkout:5",
            new RollBackTaskDefinition(three.target(), "checkout:7", "checkout:5")),
        refuses(back, service(3), "no earlier revision"),
        makes(force, three, "Replace the tasks", new ForceDeployment(three.target(), "ecs-svc/1")),
        refuses(force, service(0), "no tasks to replace"),
        refuses(force, service(3, "rollout=IN_PROGRESS"), "is under way"),
        makes(out, three, "from 3 to 5 tasks", new SetDesiredCount(three.target(), 3, 5)),
        refuses(out, service(5), "goes up to 5"),
        refuses(out, service(7), "goes up to 5"),
        refuses(out, service(0), "on purpose"),
        makes(in, three, "from 3 to 2", new SetDesiredCount(three.target(), 3, 2)),
        refuses(in, service(2), "goes down to 2"),
        refuses(in, service(1), "goes down to 2"));
  }

  private static Live database(String... fields) {
    return Lives.aws(AwsKind.DB_INSTANCE, "", "orders", 0, 0, fields);
  }

  static Stream<Row> databases() {
    Live orders =
        database("status=available", "class=db.m7g.large", "storage=100 GiB", "standby=yes");
    Live ledger =
        Lives.aws(
            AwsKind.DB_CLUSTER, "", "ledger", 0, 0, "writer=l-1", "reader l-2=2", "reader l-3=1");
    AwsTemplate snapshot = new RdsTemplate.SnapshotDatabase();
    AwsTemplate grow = new RdsTemplate.GrowDatabaseStorage(new BigDecimal("1.5"), 160);
    AwsTemplate raise =
        new RdsTemplate.RaiseDatabaseClass(List.of("db.m7g.large", "db.m7g.xlarge"));
    AwsTemplate failover = new RdsTemplate.RebootDatabase(true);
    Live full = database("status=storage-full", "storage=100 GiB");
    Live twice = database("status=available", "snapshot orders-hindsight-9=present");
    return Stream.of(
        makes(
            snapshot,
            orders,
            "Take a snapshot",
            new SnapshotDatabase(orders.target(), "orders-hindsight-1")),
        makes(
            snapshot,
            twice,
            "Take a snapshot",
            new SnapshotDatabase(twice.target(), "orders-hindsight-10")),
        refuses(snapshot, full, "is not available, but storage-full"),
        makes(grow, full, "150 GiB", new GrowDatabaseStorage(full.target(), 100, 150)),
        refuses(grow, database("status=modifying", "storage=100 GiB"), "but modifying"),
        // less than a tenth more is refused by RDS
        refuses(grow, database("status=available", "storage=150 GiB"), "goes up to 160"),
        refuses(grow, database("status=available"), "cannot be told how much"),
        makes(
            raise,
            orders,
            "class db.m7g.xlarge",
            new SetDatabaseClass(orders.target(), "db.m7g.large", "db.m7g.xlarge")),
        refuses(raise, database("status=available", "class=db.m7g.xlarge"), "knows no next one"),
        refuses(raise, database("status=available", "class=db.t3.micro"), "knows no next one"),
        makes(failover, orders, "by failover", new RebootDatabase(orders.target(), true)),
        refuses(failover, database("status=available", "standby=no"), "no standby"),
        makes(
            new RdsTemplate.FailOverCluster(),
            ledger,
            "Let l-3 write",
            new FailOverCluster(ledger.target(), "l-1", "l-3")),
        refuses(
            new RdsTemplate.FailOverCluster(),
            Lives.aws(AwsKind.DB_CLUSTER, "", "ledger", 0, 0, "writer=l-1"),
            "no reader"));
  }

  static Stream<Row> others() {
    Live alias =
        Lives.aws(AwsKind.FUNCTION_ALIAS, "mailer", "live", 0, 0, "version=8", "earlier=6");
    Live mailer = Lives.aws(AwsKind.FUNCTION, "", "mailer", 0, 0, "reserved=20");
    Live dead = queue("move=none", "messages=12");
    Live carts = Lives.aws(AwsKind.TABLE, "", "carts", 0, 0, "read=5", "write=40");
    AwsTemplate back = new ServerlessTemplate.RollBackAlias();
    AwsTemplate more = new ServerlessTemplate.RaiseConcurrency(TWICE, 30);
    AwsTemplate redrive = new ServerlessTemplate.RedriveQueue(10);
    AwsTemplate units = new ServerlessTemplate.RaiseTableCapacity(TWICE, 50);
    return Stream.of(
        makes(back, alias, "back to version 6", new RollBackAlias(alias.target(), "8", "6")),
        refuses(
            back,
            Lives.aws(AwsKind.FUNCTION_ALIAS, "mailer", "live", 0, 0, "version=1"),
            "no earlier version"),
        refuses(
            back,
            Lives.aws(
                AwsKind.FUNCTION_ALIAS, "mailer", "live", 0, 0, "version=$LATEST", "earlier=6"),
            "no earlier version"),
        makes(
            more,
            mailer,
            "Reserve 30 calls",
            new SetFunctionConcurrency(mailer.target(), Optional.of(20), Optional.of(30))),
        refuses(more, function("no"), "the limit of the account"),
        refuses(more, function("0"), "switched off"),
        refuses(more, function("30"), "goes up to 30"),
        makes(redrive, dead, "Move the messages", new RedriveQueue(dead.target(), "none", 10)),
        refuses(redrive, queue("messages=12"), "not known to be a dead-letter queue"),
        refuses(redrive, queue("move=none", "messages=0"), "No message waits"),
        refuses(redrive, queue("move=17", "progress=RUNNING", "messages=3"), "being moved already"),
        makes(
            units,
            carts,
            "10 read and 50 write",
            new SetTableCapacity(carts.target(), new Capacity(5, 40), new Capacity(10, 50))),
        refuses(
            units,
            Lives.aws(AwsKind.TABLE, "", "carts", 0, 0, "read=50", "write=90"),
            "goes up to 50"),
        refuses(
            units,
            Lives.aws(AwsKind.TABLE, "", "carts", 0, 0, "read=0", "write=0"),
            "no provisioned capacity"),
        makes(
            new DnsTemplate.ShiftRecordWeights("standby"),
            name(90, 10),
            "be answered by standby",
            new ShiftRecordWeights(
                name(90, 10).target(),
                new TreeMap<>(Map.of("main", record(90, 1), "standby", record(10, 2))),
                new TreeMap<>(Map.of("main", 0, "standby", 100)))),
        refuses(new DnsTemplate.ShiftRecordWeights("standby"), name(0, 7), "alone already"),
        refuses(new DnsTemplate.ShiftRecordWeights("standby"), name(0, 0), "the sum 0"),
        refuses(new DnsTemplate.ShiftRecordWeights("standby"), name(200, 100), "the sum 300"),
        refuses(new DnsTemplate.ShiftRecordWeights("other"), name(90, 10), "of which one is other"),
        refuses(new AlarmTemplate.EnableAlarmActions(), alarm("enabled"), "already"),
        refuses(new AlarmTemplate.DisableAlarmActions(), alarm("disabled"), "triggers nothing"));
  }

  private static Live name(int main, int standby) {
    String record = "={\"TTL\":60,\"ResourceRecords\":[{\"Value\":\"192.0.2.%d\"}]}";
    return Lives.aws(
        AwsKind.RECORD_SET,
        "Z1",
        "www.example.com:A",
        0,
        0,
        "weight main=" + main,
        "record main" + record.formatted(1),
        "weight standby=" + standby,
        "record standby" + record.formatted(2));
  }

  private static WeightedRecord record(int weight, int address) {
    return new WeightedRecord(
        weight,
        Optional.of(60L),
        List.of("192.0.2." + address),
        Optional.empty(),
        Optional.empty());
  }

  private static Live function(String reserved) {
    return Lives.aws(AwsKind.FUNCTION, "", "mailer", 0, 0, "reserved=" + reserved);
  }

  private static Live queue(String... fields) {
    return Lives.aws(AwsKind.QUEUE, "", "orders-dead", 0, 0, fields);
  }

  private static Live alarm(String actions) {
    return Lives.aws(AwsKind.ALARM, "", "web", 0, 0, "actions=" + actions);
  }

  @ParameterizedTest
  @MethodSource({"balancing", "machines", "groups", "tasks", "databases", "others"})
  void chooses(Row row) {
    Diagnosis diagnosis =
        new Diagnosis(Optional.of(Plans.WORKLOAD), List.of(), List.of(), Lives.NOW);
    Planned planned =
        Planner.plan(
            new Playbook("a-playbook", List.of(), row.template()),
            new Scene(row.live(), Plans.WORKLOAD, diagnosis, Lives.NOW));
    switch (planned) {
      case Planned.Made(Plan plan) -> {
        assertThat(plan.actions()).isEqualTo(row.actions());
        assertThat(plan.title()).contains(row.says());
      }
      case Planned.Nothing(String reason) -> {
        assertThat(row.actions()).as(reason).isEmpty();
        assertThat(reason).contains(row.says()).endsWith(".");
      }
    }
  }
}
