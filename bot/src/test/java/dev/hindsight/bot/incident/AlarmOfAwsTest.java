package dev.hindsight.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.hindsight.actions.Observer;
import dev.hindsight.actions.Proposal;
import dev.hindsight.actions.Proposed;
import dev.hindsight.actions.Remediation;
import dev.hindsight.actions.adapter.Outcome;
import dev.hindsight.actions.aws.AwsObservers;
import dev.hindsight.actions.aws.AwsSettings;
import dev.hindsight.bot.alert.AlertBed;
import dev.hindsight.bot.alert.AlertId;
import dev.hindsight.bot.catalog.Catalog;
import dev.hindsight.bot.catalog.Catalogs;
import dev.hindsight.knowledge.Experience;
import dev.hindsight.knowledge.LogHistory;
import dev.hindsight.knowledge.rank.CauseRankings;
import dev.hindsight.testing.Moto;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** The story: one of two machines behind a load balancer stands, and an alarm says so. */
class AlarmOfAwsTest {

  private static final String ALERT =
      "{\"alerts\":[{\"labels\":{\"alertname\":\"Errors\",\"service\":\"checkout\","
          + "\"namespace\":\"shop\"},\"startsAt\":\"2026-03-01T02:59:00Z\"}]}";

  private final List<AlertId> received = new ArrayList<>();
  private final List<Proposal> proposals = new ArrayList<>();
  private URI moto;
  private AlertBed intake;
  private PathBed bed;

  @BeforeEach
  void start(@TempDir Path dir) throws IOException {
    System.setProperty("aws.accessKeyId", "test");
    System.setProperty("aws.secretAccessKey", "test");
    moto = Moto.require().endpoint();
    Catalog catalog =
        Catalogs.of(
            Files.writeString(
                dir.resolve("catalog.yaml"),
                """
                services:
                  - name: checkout
                    namespace: shop
                    aws:
                      - {kind: TargetGroup, account: 123456789012, region: eu-west-1, name: checkout-web}
                """));
    bed =
        new PathBed(
            database -> {
              intake = AlertBed.of(database, received::add, dir, Clock.systemUTC());
              return intake.alerts();
            },
            catalog);
  }

  @AfterEach
  void end() {
    if (bed != null) {
      bed.close();
    }
  }

  /**
   * What moto has: a group with two machines as targets, one of them stopped; its id and the ARN.
   */
  private String[] stoppedTarget() {
    try (Ec2Client ec2 =
            Ec2Client.builder()
                .endpointOverride(moto)
                .region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .build();
        ElasticLoadBalancingV2Client balancing =
            ElasticLoadBalancingV2Client.builder()
                .endpointOverride(moto)
                .region(Region.EU_WEST_1)
                .httpClient(UrlConnectionHttpClient.create())
                .build()) {
      String vpc = ec2.createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
      List<String> ids =
          ec2
              .runInstances(r -> r.imageId("ami-12c6146b").minCount(2).maxCount(2))
              .instances()
              .stream()
              .map(i -> i.instanceId())
              .toList();
      String group =
          balancing
              .createTargetGroup(r -> r.name("checkout-web").protocol("HTTP").port(8080).vpcId(vpc))
              .targetGroups()
              .getFirst()
              .targetGroupArn();
      balancing.registerTargets(
          r ->
              r.targetGroupArn(group)
                  .targets(
                      ids.stream().map(id -> TargetDescription.builder().id(id).build()).toList()));
      ec2.stopInstances(r -> r.instanceIds(ids.getFirst()));
      return new String[] {ids.getFirst(), group};
    }
  }

  private void send(String source, String body) throws Exception {
    intake
        .web()
        .perform(
            post("/alerts/" + source)
                .header("Authorization", "Bearer " + AlertBed.TOKEN)
                .content(body))
        .andExpect(status().isAccepted());
  }

  private static String event(String group) {
    return """
    {"detail-type": "CloudWatch Alarm State Change", "source": "aws.cloudwatch",
     "resources": ["arn:aws:cloudwatch:eu-west-1:123456789012:alarm:checkout-unhealthy"],
     "detail": {"configuration": {"metrics": [{"metricStat": {"metric": {
         "namespace": "AWS/ApplicationELB", "name": "UnHealthyHostCount",
         "dimensions": {"TargetGroup": "%s"}}}}]},
       "state": {"value": "ALARM", "reason": "Threshold Crossed: 1 datapoint [1.0] was greater than the threshold (0.0).",
                 "timestamp": "2026-03-01T03:00:00.000+0000"}}}
    """
        .formatted(group.replaceFirst(".*:", ""));
  }

  private Observer aws() {
    return AwsObservers.of(
        new AwsSettings(
            List.of("eu-west-1"), List.of(), moto, Duration.ofSeconds(5), Duration.ofSeconds(1)),
        _ -> new Outcome.Done<>(Map.of()),
        text -> text,
        bed);
  }

  /** Nothing is offered, and what was asked for is kept. */
  private Remediation noPlans() {
    return (Remediation)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Remediation.class},
            (_, method, arguments) -> {
              if (method.getName().equals("propose")) {
                proposals.add((Proposal) arguments[0]);
                return new Proposed.NothingToOffer("a test");
              }
              return Optional.empty();
            });
  }

  private IncidentPath path() {
    Investigations investigations = bed.get(Investigations.class);
    ConnectedCluster connected = bed.get(ConnectedCluster.class);
    return new IncidentPath(
        intake.alerts(),
        bed.get(Triage.class),
        new Lookout(
            aws(),
            bed.get(Catalog.class),
            (_, _, lines, _) -> lines.stream().map(_ -> Optional.<LogHistory.Seen>empty()).toList(),
            connected,
            bed.get(Whereabouts.class),
            bed),
        _ -> List.of(),
        CauseRankings.of(Experience.SHIPPED),
        investigations,
        new Offers(noPlans(), investigations, intake.alerts(), connected),
        bed.get(Narrations.class),
        bed.narrator,
        bed.closing());
  }

  @Test
  void theAlarmBecomesTheServicesIncidentAndTheMachineIsNamed() throws Exception {
    String[] made = stoppedTarget();
    send("alertmanager", ALERT);
    send("cloudwatch", event(made[1]));
    Correlation first = bed.correlate(received.get(0).value());
    Correlation second = bed.correlate(received.get(1).value());

    assertThat(first).isInstanceOf(Correlation.Opens.class);
    assertThat(second)
        .isInstanceOfSatisfying(
            Correlation.Joins.class,
            joins -> assertThat(joins.reason()).isEqualTo(Correlation.Reason.SAME_SERVICE));

    IncidentId id = ((Correlation.Joins) second).incident();
    path().investigate(id);

    Incident incident = bed.incidents().find(id).orElseThrow();
    assertThat(incident.service()).isEqualTo("checkout");
    Findings findings = incident.findings().orElseThrow();
    assertThat(findings.category()).isEqualTo("aws_instance_failed");
    assertThat(findings.target()).contains("aws/123456789012/eu-west-1");
    assertThat(findings.best().title()).isEqualTo("instance %s is stopped".formatted(made[0]));
    assertThat(findings.best().object()).isEqualTo("EC2Instance " + made[0]);
    assertThat(findings.evidence())
        .filteredOn(line -> findings.best().evidenceFor().contains(line.number()))
        .extracting(IncidentView.Evidence::text)
        .anyMatch(text -> text.startsWith("EC2Instance %s is stopped".formatted(made[0])))
        .anyMatch(text -> text.startsWith("TargetGroup checkout-web: target " + made[0]));

    assertThat(incident.noPlan()).contains("a test");
    Proposal proposal = proposals.getFirst();
    assertThat(proposal.diagnosis().workload())
        .hasValueSatisfying(
            group -> assertThat(group.display()).isEqualTo("TargetGroup checkout-web"));
    assertThat(proposal.culprit())
        .hasValueSatisfying(
            machine -> assertThat(machine.display()).isEqualTo("EC2Instance " + made[0]));
  }
}
