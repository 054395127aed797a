package dev.hindsight.actions.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.actions.Diagnosis;
import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.Risk;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.script.Script;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each shipped playbook on a scene that it is for: its steps, its risk, and how it goes back. */
class ShippedPlaybooksTest {

  private static final Path PAGE = Path.of("../docs/playbooks.md");
  private static final String TABLE = "| playbook | causes |";

  /**
   * One playbook.
   *
   * @param scene objects, of each kind one
   * @param steps the actions by name, pauses as {@code wait} or {@code ask}
   * @param undo by step in the order of the plan: yes, harmless (none, which does no harm), no
   */
  private record Row(String playbook, List<Live> scene, String steps, Risk risk, String undo) {}

  private static Row row(String playbook, String steps, Risk risk, String undo, Live... scene) {
    return new Row(playbook, List.of(scene), steps, risk, undo);
  }

  static Stream<Row> cluster() {
    Live two = Lives.deployment(2);
    Live node = Lives.node(Lives.MACHINE);
    return Stream.of(
        row("cordon-node", "cordon-node", Risk.MEDIUM, "yes", node),
        row("drain-node", "drain-node", Risk.HIGH, "yes", node),
        row("expand-volume", "expand-volume", Risk.MEDIUM, "harmless", Lives.claim()),
        row("force-lost-pod", "delete-stuck-pod", Risk.HIGH, "harmless", Lives.lostPod()),
        row("hold-rollout", "pause-rollout", Risk.LOW, "yes", two),
        row(
            "raise-autoscaler-maximum",
            "set-autoscaler-bounds",
            Risk.LOW,
            "yes",
            Lives.autoscaler()),
        row("raise-cpu-limit", "set-resources", Risk.MEDIUM, "yes", two),
        row("raise-memory-limit", "set-resources", Risk.MEDIUM, "yes", two),
        row("rerun-cron-job", "rerun-cron-job", Risk.MEDIUM, "no", Lives.cronJob()),
        row(
            "rerun-failed-job",
            "rerun-cron-job, delete-failed-job",
            Risk.MEDIUM,
            "no, harmless",
            Lives.cronJob(),
            Lives.job()),
        row("restart-after-failover", "restart-rollout", Risk.MEDIUM, "harmless", two),
        row("restart-connection-holders", "restart-rollout", Risk.MEDIUM, "harmless", two),
        row("restart-dependency", "restart-rollout", Risk.MEDIUM, "harmless", two),
        row("restart-service", "restart-rollout", Risk.MEDIUM, "harmless", two),
        row("scale-in", "scale-deployment", Risk.MEDIUM, "yes", Lives.deployment(8)),
        row("scale-out", "scale-deployment", Risk.LOW, "yes", two),
        row("smaller-connection-pool", "set-environment", Risk.MEDIUM, "yes", two),
        row("undo-recent-rollout", "undo-rollout", Risk.MEDIUM, "yes", two),
        row("undo-rollout", "undo-rollout", Risk.MEDIUM, "yes", two));
  }

  static Stream<Row> aws() {
    Live targets = Lives.targets(Lives.MACHINE + " unhealthy", "i-b healthy");
    Live failed = Lives.instance("power=on", "status checks=impaired", "group=web");
    Live service =
        Lives.aws(
            AwsKind.ECS_SERVICE,
            "prod",
            "checkout",
            3,
            3,
            "tasks=3",
            "task definition=checkout:7",
            "deployment=ecs-svc/1",
            "earlier=checkout:6");
    Live database =
        Lives.aws(
            AwsKind.DB_INSTANCE,
            "",
            "orders",
            0,
            0,
            "status=available",
            "storage=100 GiB",
            "standby=yes");
    return Stream.of(
        row(
            "answer-by-standby",
            "ask, shift-record-weights",
            Risk.MEDIUM,
            "yes",
            Lives.aws(
                AwsKind.RECORD_SET,
                "Z1",
                "www.example.com:A",
                0,
                0,
                "weight main=100",
                "record main={\"TTL\":60,\"ResourceRecords\":[{\"Value\":\"192.0.2.1\"}]}",
                "weight standby=0",
                "record standby={\"TTL\":60,\"ResourceRecords\":[{\"Value\":\"192.0.2.9\"}]}")),
        row(
            "fail-over-database",
            "fail-over-cluster",
            Risk.HIGH,
            "yes",
            Lives.aws(AwsKind.DB_CLUSTER, "", "ledger", 0, 0, "writer=l-1", "reader l-2=1")),
        row("force-ecs-deployment", "force-deployment", Risk.MEDIUM, "harmless", service),
        row(
            "grow-database-storage",
            "snapshot-database, grow-database-storage",
            Risk.MEDIUM,
            "harmless, no",
            database),
        row(
            "grow-full-database",
            "grow-database-storage",
            Risk.MEDIUM,
            "no",
            Lives.aws(
                AwsKind.DB_INSTANCE, "", "orders", 0, 0, "status=storage-full", "storage=100 GiB")),
        row(
            "mute-alarm",
            "disable-alarm-actions, wait, enable-alarm-actions",
            Risk.MEDIUM,
            "yes, yes",
            Lives.aws(AwsKind.ALARM, "", "web", 0, 0, "actions=enabled")),
        row(
            "raise-function-concurrency",
            "set-function-concurrency",
            Risk.LOW,
            "yes",
            Lives.aws(AwsKind.FUNCTION, "", "mailer", 0, 0, "reserved=20")),
        row(
            "raise-table-capacity",
            "set-table-capacity",
            Risk.LOW,
            "yes",
            Lives.aws(AwsKind.TABLE, "", "carts", 0, 0, "read=5", "write=5")),
        row(
            "reboot-database-by-failover",
            "snapshot-database, reboot-database",
            Risk.HIGH,
            "harmless, harmless",
            database),
        row("reboot-failed-instance", "reboot-instance", Risk.MEDIUM, "harmless", failed),
        row(
            "recycle-unhealthy-target",
            "deregister-target, wait, reboot-instance, wait, ask, register-target",
            Risk.MEDIUM,
            "yes, harmless, yes",
            targets,
            failed),
        row(
            "redrive-poisoned-queue",
            "ask, redrive-queue",
            Risk.MEDIUM,
            "no",
            Lives.aws(AwsKind.QUEUE, "", "orders-dead", 0, 0, "move=none", "messages=12")),
        row("refresh-instances", "refresh-instances", Risk.HIGH, "harmless", Lives.group(3, 3)),
        row("replace-failed-instance", "replace-instance", Risk.HIGH, "no", failed),
        row(
            "roll-back-lambda-release",
            "roll-back-alias",
            Risk.MEDIUM,
            "yes",
            Lives.aws(AwsKind.FUNCTION_ALIAS, "mailer", "live", 0, 0, "version=8", "earlier=7")),
        row("roll-back-task-definition", "roll-back-task-definition", Risk.MEDIUM, "yes", service),
        row("scale-ecs-service", "set-desired-count", Risk.LOW, "yes", service),
        row("scale-group-out", "set-desired-capacity", Risk.LOW, "yes", Lives.group(3, 3)),
        row(
            "start-instance",
            "start-instance",
            Risk.LOW,
            "yes",
            Lives.instance("power=off", "instance state=stopped")),
        row("take-unhealthy-target-out", "deregister-target", Risk.MEDIUM, "yes", targets));
  }

  /** Both worlds, and each step can be taken back. */
  static Stream<Row> both() {
    Live node = Lives.node(Lives.MACHINE);
    Live two = Lives.deployment(2);
    return Stream.of(
        row(
            "isolate-node",
            "deregister-target, cordon-node, scale-deployment",
            Risk.MEDIUM,
            "yes, yes, yes",
            Lives.targets(Lives.MACHINE + " unhealthy", "i-b healthy"),
            node,
            two),
        row(
            "move-off-full-node",
            "set-desired-capacity, wait, cordon-node, scale-deployment",
            Risk.MEDIUM,
            "yes, yes, yes",
            Lives.groupOf(Lives.group(3, 3), Lives.MACHINE),
            node,
            two));
  }

  static Stream<Row> all() {
    return Stream.of(cluster(), aws(), both()).flatMap(rows -> rows);
  }

  @Test
  void aFullNodeOfAnotherGroupIsNotMovedOff() throws IOException {
    Row row =
        row(
            "move-off-full-node",
            "",
            Risk.MEDIUM,
            "",
            Lives.groupOf(Lives.group(3, 3), "i-0fedcba9876543210"),
            Lives.node(Lives.MACHINE),
            Lives.deployment(2));
    assertThatThrownBy(() -> plan(row)).hasMessageContaining("not known to be a machine of");
  }

  @ParameterizedTest
  @MethodSource("all")
  void makesItsPlan(Row row) throws IOException {
    Plan plan = plan(row);
    assertThat(steps(plan)).isEqualTo(row.steps());
    assertThat(plan.risk()).isEqualTo(row.risk());
    assertThat(undo(plan)).isEqualTo(row.undo());
    assertThat(plan.title()).doesNotContain("{").isNotBlank();
    assertThat(plan.actions())
        .allMatch(action -> action.kind().equals(action.target().object().kind()));
    assertThat(PlanJson.read(PlanJson.write(plan))).isEqualTo(plan);
    for (Script script : Script.values()) {
      assertThat(script.of("PLN-1", plan)).contains(plan.title().substring(0, 8));
    }
  }

  @Test
  void eachHasItsRow() throws IOException {
    List<String> shipped = playbooks().all().stream().map(Playbook::name).toList();
    assertThat(all().map(Row::playbook)).containsExactlyInAnyOrderElementsOf(shipped);
    assertThat(shipped).hasSizeGreaterThanOrEqualTo(25);
  }

  @Test
  void thePageHasTheirTable() throws IOException {
    String page = Files.readString(PAGE);
    String above = page.substring(0, page.indexOf(TABLE));
    if (Boolean.getBoolean("playbooks.page.write")) {
      Files.writeString(PAGE, above + table());
    }
    assertThat(PAGE)
        .as("run this test with -Dplaybooks.page.write=true to make it anew")
        .hasContent(above + table());
  }

  private static String table() throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(TABLE + " steps | risk | undo |");
    lines.add("|---|---|---|---|---|");
    List<Row> rows = all().sorted((a, b) -> a.playbook().compareTo(b.playbook())).toList();
    for (Row row : rows) {
      Playbook playbook = playbook(row);
      lines.add(
          "| `%s` | %s | %s | %s | %s |"
              .formatted(
                  row.playbook(),
                  playbook.causes().stream()
                      .map(c -> playbook.order() == 1 ? c : c + " (%d)".formatted(playbook.order()))
                      .collect(Collectors.joining(", ")),
                  row.steps(),
                  row.risk().name().toLowerCase(Locale.ROOT),
                  row.undo()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static Playbooks playbooks() throws IOException {
    return new Playbooks(PlaybookSettings.NONE);
  }

  private static Playbook playbook(Row row) throws IOException {
    return playbooks().all().stream()
        .filter(p -> p.name().equals(row.playbook()))
        .findFirst()
        .orElseThrow();
  }

  private static Plan plan(Row row) throws IOException {
    Playbook playbook = playbook(row);
    List<Live> objects =
        new Recipe.ByPlaybook(playbook)
            .sought().stream().map(sought -> fitting(row, sought)).toList();
    ObjectRef workload =
        row.scene().stream()
            .map(Live::ref)
            .filter(ref -> ref.kind().equals("Deployment") || AwsKind.of(ref).isPresent())
            .findFirst()
            .orElse(Plans.WORKLOAD);
    Diagnosis nothing = new Diagnosis(Optional.of(workload), List.of(), List.of(), Lives.NOW);
    Planned planned =
        Planner.plan(
            new Recipe.ByPlaybook(playbook),
            new Scene(objects, workload, "checkout", nothing, Lives.NOW));
    assertThat(planned).isInstanceOf(Planned.Made.class);
    return ((Planned.Made) planned).plan();
  }

  private static Live fitting(Row row, Sought sought) {
    return row.scene().stream()
        .filter(live -> sought.kinds().contains(live.ref().kind()))
        .findFirst()
        .orElseThrow();
  }

  private static String steps(Plan plan) {
    return plan.steps().stream()
        .map(
            step ->
                switch (step) {
                  case Step.Act act -> act.action().name();
                  case Step.Wait _ -> "wait";
                  case Step.Check _ -> "check";
                  case Step.Ask _ -> "ask";
                })
        .collect(Collectors.joining(", "));
  }

  private static String undo(Plan plan) {
    return plan.actions().stream()
        .map(Action::undo)
        .map(
            undo ->
                switch (undo) {
                  case Undo.By _ -> "yes";
                  case Undo.Never never -> never.harmless() ? "harmless" : "no";
                })
        .collect(Collectors.joining(", "));
  }
}
