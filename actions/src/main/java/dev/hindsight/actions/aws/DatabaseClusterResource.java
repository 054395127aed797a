package dev.hindsight.actions.aws;

import static dev.hindsight.actions.aws.Answers.one;
import static dev.hindsight.actions.aws.Answers.text;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsCall;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.Facts;
import dev.hindsight.actions.action.FailOverCluster;
import dev.hindsight.actions.action.Live;
import dev.hindsight.actions.action.Told;
import dev.hindsight.actions.adapter.Health;
import dev.hindsight.actions.adapter.Outcome;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** RDS and Aurora clusters. */
@Component
class DatabaseClusterResource implements Resource {

  @Override
  public AwsKind kind() {
    return AwsKind.DB_CLUSTER;
  }

  @Override
  public Outcome<Live> read(Calls aws, ObjectRef object) {
    return aws.make(
            AwsCall.of(
                AwsService.RDS,
                "DescribeDBClusters",
                p -> p.put("DBClusterIdentifier", object.name())))
        .then(answer -> one(answer, "/DBClusters/0", object))
        .map(cluster -> live(object, cluster));
  }

  private static Live live(ObjectRef object, JsonNode cluster) {
    SortedMap<String, String> fields = new TreeMap<>();
    writer(cluster).ifPresent(member -> fields.put(FailOverCluster.WRITER, member));
    cluster.path("DBClusterMembers").values().stream()
        .filter(member -> !member.path("IsClusterWriter").asBoolean(false))
        .forEach(
            member ->
                fields.put(
                    Told.READER + text(member, "/DBInstanceIdentifier"),
                    text(member, "/PromotionTier")));
    return Answers.live(
        object,
        text(cluster, "/DbClusterResourceId"),
        new Facts.Cloud(
            fields,
            Tags.of(cluster.path("TagList")),
            cluster.path("DBClusterMembers").size(),
            cluster.path("DBClusterMembers").size()),
        cluster);
  }

  private static Optional<String> writer(JsonNode cluster) {
    return cluster.path("DBClusterMembers").values().stream()
        .filter(member -> member.path("IsClusterWriter").asBoolean(false))
        .map(member -> text(member, "/DBInstanceIdentifier"))
        .findFirst();
  }

  @Override
  public Outcome<Health> health(Calls aws, Live live) {
    String status = text(live.object(), "/Status");
    Optional<String> writer = writer(live.object());
    return new Outcome.Done<>(
        Answers.health(
            status.equals("available") && writer.isPresent(),
            false,
            "%s is %s, writer %s"
                .formatted(live.ref().display(), Answers.or(status), writer.orElse(Answers.NONE))));
  }

  @Override
  public Optional<String> refusal(AwsAction action, Live live) {
    boolean member =
        !(action instanceof FailOverCluster fail)
            || live.object().path("DBClusterMembers").values().stream()
                .anyMatch(m -> text(m, "/DBInstanceIdentifier").equals(fail.to()));
    return member ? Optional.empty() : Optional.of("has no such member to write");
  }
}
