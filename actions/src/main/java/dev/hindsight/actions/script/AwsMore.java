package dev.hindsight.actions.script;

import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.RedriveQueue;
import dev.hindsight.actions.action.RefreshInstances;
import dev.hindsight.actions.action.RunDocument;
import dev.hindsight.actions.action.SnapshotDatabase;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What an action makes and its object itself does not show: asked for by a second call. */
final class AwsMore {

  private static final String WHOLE = "@";

  private AwsMore() {}

  static AwsLook refreshes(RefreshInstances refresh) {
    return AwsLook.of(
        refresh.object(),
        AwsCall.of(
            AwsService.AUTO_SCALING,
            "DescribeInstanceRefreshes",
            p -> p.put("AutoScalingGroupName", refresh.object().name()).put("MaxRecords", 1)),
        WHOLE,
        List.of(
            Reading.newer(
                "newer-refresh", "InstanceRefreshes[0].InstanceRefreshId", refresh.from())));
  }

  static AwsLook moves(RedriveQueue redrive) {
    return AwsLook.of(
        redrive.object(),
        AwsCall.of(
            AwsService.SQS,
            "ListMessageMoveTasks",
            p -> p.put("SourceArn", AwsKind.QUEUE.arn(redrive.object())).put("MaxResults", 1)),
        WHOLE,
        List.of(Reading.newer("newer-move", "Results[0].StartedTimestamp", redrive.from())));
  }

  /** Of this database: another one's by that name is not what is wanted. */
  static AwsLook snapshots(SnapshotDatabase take) {
    return AwsLook.of(
        take.object(),
        AwsCall.of(
            AwsService.RDS,
            "DescribeDBSnapshots",
            p -> {
              p.put("DBInstanceIdentifier", take.object().name()).put("SnapshotType", "manual");
              ObjectNode filter = p.putArray("Filters").addObject().put("Name", "db-snapshot-id");
              filter.putArray("Values").add(take.snapshot());
            }),
        WHOLE,
        List.of(
            Reading.becomes(
                "snapshot",
                Jmes.some("DBSnapshots", Jmes.is("DBSnapshotIdentifier", take.snapshot())))));
  }

  /** By the comment that the script gives it. */
  static AwsLook commands(RunDocument run, String marker) {
    return AwsLook.of(
        run.object(),
        AwsCall.of(
            AwsService.SSM,
            "ListCommands",
            p -> p.put("InstanceId", run.object().name()).put("MaxResults", 50)),
        WHOLE,
        List.of(Reading.becomes("sent", Jmes.some("Commands", Jmes.is("Comment", marker)))));
  }
}
