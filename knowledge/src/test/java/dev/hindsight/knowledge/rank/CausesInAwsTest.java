package dev.hindsight.knowledge.rank;

import static dev.hindsight.knowledge.Likelihood.LIKELY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.knowledge.EvidenceLine;
import dev.hindsight.knowledge.RankedCauses;
import dev.hindsight.knowledge.Samples;
import dev.hindsight.knowledge.Symptoms;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Causes in AWS from what the bot observes there, alone and beside a cluster. */
class CausesInAwsTest {

  private static final String TARGET =
      "condition@TargetGroup web: TargetGroup web: target i-0aaaaaaaaaaaaaaa1:8080 is unhealthy:"
          + " Target.ResponseCodeMismatch Health checks failed with these codes: [502]";
  private static final String HALF =
      "workload@TargetGroup web: TargetGroup web has 1 healthy of 2 targets";
  private static final String MACHINE =
      "workload@EC2Instance i-0aaaaaaaaaaaaaaa1: EC2Instance i-0aaaaaaaaaaaaaaa1 is running since 2"
          + " days: m5.large in eu-west-1a";
  private static final String MACHINE_WELL =
      "condition@EC2Instance i-0aaaaaaaaaaaaaaa1: EC2Instance i-0aaaaaaaaaaaaaaa1: instance status"
          + " check ok";
  private static final String MACHINE_FAILED =
      "condition@EC2Instance i-0aaaaaaaaaaaaaaa1: EC2Instance i-0aaaaaaaaaaaaaaa1: system status"
          + " check failed (impaired) since 10 min";
  private static final String DATABASE =
      "workload@RDSInstance orders: RDSInstance orders is available: postgres 16.3, db.m5.large,"
          + " 100 GiB storage, Multi-AZ in eu-west-1a";
  private static final String DATABASE_FULL =
      "workload@RDSInstance orders: RDSInstance orders is storage-full: postgres 16.3, db.m5.large,"
          + " 100 GiB storage in eu-west-1a";
  private static final String SESSIONS =
      "metric@RDSInstance orders: DatabaseConnections of orders rose from 20 to 98, at most 98"
          + " (growing)";
  private static final String NO_ROOM =
      "metric@RDSInstance orders: FreeStorageSpace of orders fell from 8.4 GiB to 0.1 GiB, at least"
          + " 0.0 GiB of 100.0 GiB (running out)";
  private static final String TASKS =
      "workload@ECSService prod/checkout: ECSService prod/checkout runs 1 of 3 wanted tasks, 1"
          + " pending: tasks are missing";
  private static final String TASK =
      "condition@ECSService prod/checkout: ECSService prod/checkout: task 0123 stopped 1 min ago"
          + " (EssentialContainerExited): Essential container in task exited; container app exit"
          + " code 1";
  private static final String FAILED_TASKS =
      "condition@ECSService prod/checkout: ECSService prod/checkout: deployment of task definition"
          + " checkout:8 is IN_PROGRESS, 7 tasks failed to start: in progress";
  private static final String OOM =
      "container@Pod shop/checkout-5d8f7c9b44-x2x9z: container checkout: waiting CrashLoopBackOff,"
          + " restarts 4, last terminated OOMKilled exit 137, memory limit 256Mi";

  private final RuleRanking ranking = new RuleRanking();

  /** One row: what is seen, and what must be said of which object. */
  private record Row(String category, String title, String object, List<String> lines) {

    @Override
    public String toString() {
      return category + ": " + title;
    }
  }

  private static Row row(String category, String title, String object, String... lines) {
    return new Row(category, title, object, List.of(lines));
  }

  static Stream<Row> alone() {
    return Stream.of(
        row(
            "aws_target_unhealthy",
            "target i-0aaaaaaaaaaaaaaa1 of target group web fails its health checks: Health checks"
                + " failed with these codes: [502]",
            "EC2Instance i-0aaaaaaaaaaaaaaa1",
            HALF,
            TARGET,
            MACHINE,
            MACHINE_WELL),
        row(
            "aws_instance_failed",
            "instance i-0aaaaaaaaaaaaaaa1 fails its system status check",
            "EC2Instance i-0aaaaaaaaaaaaaaa1",
            HALF,
            TARGET,
            MACHINE,
            MACHINE_FAILED),
        row(
            "aws_asg_no_capacity",
            "Auto Scaling group web cannot start instances: We currently do not have sufficient"
                + " m5.large capacity in eu-west-1a.",
            "AutoScalingGroup web",
            "workload@AutoScalingGroup web: AutoScalingGroup web has 1 of 4 wanted instances in"
                + " service (min 2, max 6): capacity is missing",
            "event@AutoScalingGroup web: Warning ScalingActivity x1: AutoScalingGroup web:"
                + " Launching a new EC2 instance (Failed): We currently do not have sufficient"
                + " m5.large capacity in eu-west-1a."),
        row(
            "aws_ecs_task_fails",
            "tasks of ECS service prod/checkout end right after their start: container app exit"
                + " code 1",
            "ECSService prod/checkout",
            TASKS,
            "rollout@ECSService prod/checkout: deployment (current, 28 days ago): task definition"
                + " checkout:7",
            TASK),
        row(
            "aws_deployment_bad",
            "deployment of checkout:8 to prod/checkout fails since 10 min ago",
            "ECSService prod/checkout",
            TASKS,
            "rollout@ECSService prod/checkout: deployment (current, 10 min ago): task definition"
                + " checkout:7 -> checkout:8",
            FAILED_TASKS,
            TASK),
        row(
            "aws_deployment_bad",
            "deployment of version 8 to resize/live fails since 8 min ago",
            "FunctionAlias resize/live",
            "workload@FunctionAlias resize/live: FunctionAlias resize/live points to version 8",
            "rollout@FunctionAlias resize/live: deployment (current, 8 min ago): version 8 of"
                + " FunctionAlias resize/live",
            "metric@FunctionAlias resize/live: Errors of live rose from 0 to 30, at most 30 (not"
                + " zero)"),
        row(
            "aws_rds_connections",
            "database orders runs out of connections: 98 at most",
            "RDSInstance orders",
            DATABASE,
            SESSIONS,
            "log@RDSInstance orders: FATAL: remaining connection slots are reserved"),
        row(
            "aws_rds_storage_full",
            "database orders has no storage left: FreeStorageSpace of orders fell from 8.4 GiB to"
                + " 0.1 GiB, at least 0.0 GiB of 100.0 GiB (running out)",
            "RDSInstance orders",
            DATABASE_FULL,
            NO_ROOM),
        row(
            "aws_rds_failover",
            "database orders failed over: Multi-AZ instance failover completed",
            "RDSInstance orders",
            DATABASE,
            "event@RDSInstance orders: Warning DatabaseEvent x1: RDSInstance orders: Multi-AZ"
                + " instance failover completed",
            "metric@RDSInstance orders: DatabaseConnections of orders fell from 20 to 9, at least"
                + " 0"),
        row(
            "aws_lambda_throttled",
            "function resize is throttled: its reserved concurrency is 10",
            "Function resize",
            "workload@Function resize: Function resize is Active, last update Successful: java21,"
                + " timeout 30 s, memory 512 MB, reserved concurrency 10",
            "metric@Function resize: Throttles of resize rose from 0 to 30, at most 30 (not zero)"),
        row(
            "aws_sqs_poisoned",
            "12 messages of queue orders were given up as dead letters",
            "Queue orders-dead",
            "workload@Queue orders-dead: Queue orders-dead takes the dead letters of Queue orders",
            "workload@Queue orders-dead: Queue orders-dead has 12 messages waiting, 0 in flight"),
        row(
            "aws_dynamodb_throttled",
            "table carts refuses requests: provisioned for 5 read and 5 write units a second",
            "Table carts",
            "workload@Table carts: Table carts is ACTIVE: provisioned for 5 read and 5 write units"
                + " a second",
            "metric@Table carts: WriteThrottleEvents of carts rose from 0 to 40, at most 40 (not"
                + " zero)"));
  }

  @ParameterizedTest
  @MethodSource("alone")
  void eachCauseIsNamedWithItsValuesAndItsObject(Row row) {
    RankedCauses causes = ranked(row.lines());
    assertThat(causes.best().category()).isEqualTo(row.category());
    assertThat(causes.best().title()).isEqualTo(row.title());
    assertThat(causes.best().object()).isEqualTo(row.object());
    assertThat(causes.best().likelihood()).isEqualTo(LIKELY);
    assertThat(causes.best().evidenceFor()).isNotEmpty();
  }

  static Stream<Row> well() {
    return Stream.of(
        row(
            "",
            "targets that serve",
            "",
            "workload@TargetGroup web: TargetGroup web has 2 healthy of 2 targets",
            MACHINE,
            MACHINE_WELL),
        row("", "sessions that come with the traffic", "", DATABASE, SESSIONS),
        row(
            "",
            "an old deployment and an error now and then",
            "",
            "rollout@Function resize: deployment (current, 9 days ago): code or configuration of"
                + " Function resize",
            "metric@Function resize: Errors of resize stayed between 1 and 2 (not zero)"),
        row(
            "",
            "a queue for dead letters that is empty",
            "",
            "workload@Queue orders-dead: Queue orders-dead takes the dead letters of Queue orders",
            "workload@Queue orders-dead: Queue orders-dead has 0 messages waiting, 0 in flight"));
  }

  @ParameterizedTest
  @MethodSource("well")
  void whatIsWellIsNotBlamed(Row row) {
    assertThat(ranked(row.lines()).causes())
        .noneMatch(cause -> cause.category().startsWith("aws_"));
  }

  /** Alarms are called after what they warn of. */
  @Test
  void aNameIsNoTrouble() {
    RankedCauses causes =
        ranked(
            List.of(
                HALF,
                TARGET,
                MACHINE,
                MACHINE_FAILED,
                "condition@Alarm web-unhealthy: Alarm web-unhealthy is not there any more",
                "workload@Queue failed: Queue failed has 0 messages waiting, 0 in flight"));
    assertThat(causes.best().category()).isEqualTo("aws_instance_failed");
    assertThat(causes.best().likelihood()).isEqualTo(LIKELY);
  }

  @Test
  void aClustersOwnTroubleStaysFirst() {
    assertThat(ranked(List.of(OOM, HALF, TARGET, DATABASE, SESSIONS)).best().category())
        .isEqualTo("oom_killed");
  }

  @Test
  void theDatabaseBehindACrashIsBlamedForIt() {
    RankedCauses causes =
        ranked(
            List.of(
                "container@Pod shop/checkout-1: container checkout: running, not ready, restarts 0",
                "log@Pod shop/checkout-1: ERROR: could not extend file \"base/1\": No space left on"
                    + " device",
                DATABASE_FULL,
                NO_ROOM));
    assertThat(causes.best().category()).isEqualTo("aws_rds_storage_full");
  }

  private RankedCauses ranked(List<String> lines) {
    List<EvidenceLine> evidence = new ArrayList<>();
    for (String line : lines) {
      int at = line.indexOf('@');
      int colon = line.indexOf(": ", at);
      evidence.add(
          new EvidenceLine(
              evidence.size() + 1,
              line.substring(at + 1, colon),
              line.substring(0, at),
              line.substring(colon + 2)));
    }
    return ranking.rank(
        new Symptoms("checkout", "shop", List.of("alarm"), List.of(), evidence, Samples.SINCE),
        List.of());
  }
}
