package dev.hindsight.actions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.actions.ObjectRef;
import dev.hindsight.actions.action.Action;
import dev.hindsight.actions.action.AlarmState;
import dev.hindsight.actions.action.AwsAction;
import dev.hindsight.actions.action.AwsKind;
import dev.hindsight.actions.action.AwsService;
import dev.hindsight.actions.action.SetAlarmState;
import dev.hindsight.actions.action.SetDatabaseClass;
import dev.hindsight.actions.action.SetTableCapacity;
import dev.hindsight.actions.action.SetTableCapacity.Capacity;
import dev.hindsight.actions.action.ShiftRecordWeights;
import dev.hindsight.actions.action.Target;
import dev.hindsight.actions.action.Undo;
import dev.hindsight.actions.action.WeightedRecord;
import dev.hindsight.actions.plan.Plan;
import dev.hindsight.actions.script.Script;
import dev.hindsight.testing.Moto;
import dev.hindsight.testing.Requires;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scripts really run before moto's server end where the typed action ends, and once is as often:
 * kinds of objects that are not among the most used actions.
 */
class MotoScriptsTest {

  // so that a boto3 from before AWS_ENDPOINT_URL is led to the server too
  private static final String RUN =
      """
      import os, runpy, sys
      import boto3, botocore.waiter
      client, wait = boto3.client, botocore.waiter.Waiter.wait
      def told(self, **arguments):
          print("waits:", self.name)
          wait(self, **arguments)
      botocore.waiter.Waiter.wait = told
      boto3.client = lambda *a, **k: client(*a, endpoint_url=os.environ["AWS_ENDPOINT_URL"], **k)
      sys.argv = sys.argv[1:]
      runpy.run_path(sys.argv[0], run_name="__main__")
      """;

  @TempDir private Path folder;
  private URI endpoint;
  private AwsBed bed;

  @BeforeEach
  void start() {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    endpoint = Moto.require().endpoint();
    bed = new AwsBed(endpoint);
  }

  @Test
  void inPython() throws IOException {
    Path run = Files.writeString(folder.resolve("run.py"), RUN);
    List<String> python = List.of(Requires.python().toString(), run.toString());
    Target alarm = bed.read(alarm()).target();
    same(Script.PYTHON, python, new SetAlarmState(alarm, AlarmState.ALARM, AlarmState.OK));
    assertThat(all(Script.PYTHON, python)).contains("waits: ResourceRecordSetsChanged");
  }

  @Test
  void inAShell() throws IOException {
    // no alarm: a new aws program asks for them in a way that Debian's moto does not know
    Requires.aws();
    var _ = all(Script.SHELL, List.of("sh"));
  }

  /** Answers what the last of the scripts said. */
  private String all(Script script, List<String> command) throws IOException {
    Target table = bed.read(table()).target();
    same(script, command, new SetTableCapacity(table, new Capacity(5, 5), new Capacity(20, 10)));
    Target database = bed.read(database()).target();
    same(script, command, new SetDatabaseClass(database, "db.m5.large", "db.m5.xlarge"));
    Target name = bed.read(name()).target();
    return same(
        script,
        command,
        new ShiftRecordWeights(
            name,
            new TreeMap<>(
                Map.of("main 1", record(100, "192.0.2.1"), "standby", record(0, "192.0.2.9"))),
            new TreeMap<>(Map.of("main 1", 0, "standby", 100))));
  }

  private String same(Script script, List<String> command, AwsAction action) throws IOException {
    Plan plan = Plan.of("Do it", "by hand", action, List.of(action.object()));
    String said = run(script, command, plan);
    assertThat(action.now(bed.read(action.object()))).isEqualTo(action.after());
    assertThat(run(script, command, plan)).contains("already done");
    // an alarm that is set back is not well any more, and would be waited for
    if (action.undo() instanceof Undo.By(Action _, _) && action.awsKind() != AwsKind.ALARM) {
      run(script, command, plan, "undo");
      assertThat(action.now(bed.read(action.object()))).isEqualTo(action.before());
    }
    return said;
  }

  private String run(Script script, List<String> command, Plan plan, String... more)
      throws IOException {
    Path file = folder.resolve("plan." + script.extension());
    Files.writeString(file, script.of("plan", plan));
    List<String> words = new ArrayList<>(command);
    words.add(file.toString());
    words.addAll(List.of(more));
    Path said = folder.resolve("said");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.redirectOutput(said.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ENDPOINT_URL", endpoint.toString(),
                "AWS_ACCESS_KEY_ID", "test",
                "AWS_SECRET_ACCESS_KEY", "test"));
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      String text = Files.readString(said);
      assertThat(process.waitFor()).as(text).isZero();
      return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** It is well once it is set. */
  private ObjectRef alarm() {
    bed.call(
        AwsService.CLOUDWATCH,
        "PutMetricAlarm",
        p ->
            p.put("AlarmName", "--web 5xx é")
                .put("Namespace", "AWS/ApplicationELB")
                .put("MetricName", "HTTPCode_Target_5XX_Count")
                .put("ComparisonOperator", "GreaterThanThreshold")
                .put("EvaluationPeriods", 1)
                .put("Period", 60)
                .put("Statistic", "Sum")
                .put("Threshold", 10));
    bed.call(
        AwsService.CLOUDWATCH,
        "SetAlarmState",
        p ->
            p.put("AlarmName", "--web 5xx é")
                .put("StateValue", "ALARM")
                .put("StateReason", "test"));
    return AwsBed.ref(AwsKind.ALARM, "", "--web 5xx é");
  }

  private ObjectRef table() {
    bed.call(
        AwsService.DYNAMODB,
        "CreateTable",
        p -> {
          p.put("TableName", "carts");
          p.putArray("KeySchema").addObject().put("AttributeName", "id").put("KeyType", "HASH");
          p.putArray("AttributeDefinitions")
              .addObject()
              .put("AttributeName", "id")
              .put("AttributeType", "S");
          p.putObject("ProvisionedThroughput")
              .put("ReadCapacityUnits", 5)
              .put("WriteCapacityUnits", 5);
        });
    return AwsBed.ref(AwsKind.TABLE, "", "carts");
  }

  private static WeightedRecord record(int weight, String address) {
    return new WeightedRecord(
        weight, Optional.of(60L), List.of(address), Optional.empty(), Optional.empty());
  }

  /** Two records, and one of another type that is none of them. */
  private ObjectRef name() {
    String zone =
        Answers.afterSlash(
            Answers.text(
                bed.call(
                    AwsService.ROUTE_53,
                    "CreateHostedZone",
                    p -> p.put("Name", "shop.example.").put("CallerReference", "scripts")),
                "/HostedZone/Id"));
    create(zone, "main 1", 100, "192.0.2.1");
    create(zone, "standby", 0, "192.0.2.9");
    return AwsBed.ref(AwsKind.RECORD_SET, zone, "www.shop.example:A");
  }

  private void create(String zone, String id, long weight, String address) {
    bed.call(
        AwsService.ROUTE_53,
        "ChangeResourceRecordSets",
        p -> {
          ObjectNode record =
              p.put("HostedZoneId", zone)
                  .putObject("ChangeBatch")
                  .putArray("Changes")
                  .addObject()
                  .put("Action", "CREATE")
                  .putObject("ResourceRecordSet");
          record.put("Name", "www.shop.example.").put("Type", "A").put("TTL", 60L);
          record.put("SetIdentifier", id).put("Weight", weight);
          record.putArray("ResourceRecords").addObject().put("Value", address);
        });
  }

  private ObjectRef database() {
    bed.call(
        AwsService.RDS,
        "CreateDBInstance",
        p ->
            p.put("DBInstanceIdentifier", "orders")
                .put("Engine", "postgres")
                .put("DBInstanceClass", "db.m5.large")
                .put("AllocatedStorage", 100)
                .put("MasterUsername", "someone")
                .put("MasterUserPassword", "only-for-a-test"));
    return AwsBed.ref(AwsKind.DB_INSTANCE, "", "orders");
  }
}
